package io.signalbox.survey.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.invitation.LedgerQueries;
import io.signalbox.survey.token.Tokens;
import io.signalbox.survey.wording.Wording;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link in an invitation. The token is all that is asked for; no cookie is set
 * or read, so there is nothing that another site could make a browser send.
 */
@Controller("/s/{token}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Survey page")
final class AnswerController {
  private final Tokens tokens;
  private final LedgerQueries ledger;
  private final Languages languages;
  private final Visit visit;
  private final Answering answering;
  private final Pages pages;

  AnswerController(
      Tokens tokens,
      LedgerQueries ledger,
      Languages languages,
      Visit visit,
      Answering answering,
      Pages pages) {
    this.tokens = tokens;
    this.ledger = ledger;
    this.languages = languages;
    this.visit = visit;
    this.answering = answering;
    this.pages = pages;
  }

  @Get
  @Operation(summary = "The survey's page; changes nothing. ?score= chooses an answer beforehand")
  HttpResponse<String> show(
      HttpRequest<?> request, String token, @QueryValue @Nullable String score) {
    var entry = find(token);
    var wording = languages.of(request, entry.orElse(null));
    return entry.map(found -> visit.page(found, wording, score)).orElseGet(() -> unknown(wording));
  }

  @Post(consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Answers the survey, or changes the answer")
  HttpResponse<String> answer(
      HttpRequest<?> request, String token, @Body @Nullable Map<String, Object> form) {
    var entry = find(token);
    var wording = languages.of(request, entry.orElse(null));
    if (entry.isEmpty()) {
      return unknown(wording);
    }
    try {
      return answering.answer(entry.get(), wording, AnswerForm.of(form));
    } catch (Problem problem) {
      return refused(problem, wording);
    }
  }

  /** Forged and unknown tokens look the same. */
  private Optional<LedgerEntry> find(String token) {
    return tokens.invitation(token).flatMap(ledger::find);
  }

  private HttpResponse<String> refused(Problem problem, Wording wording) {
    return switch (problem.type()) {
      case "expired" -> pages.message(HttpStatus.GONE, wording, "expired");
      case "cancelled" -> pages.message(HttpStatus.GONE, wording, "cancelled");
      case "already-answered" -> pages.message(HttpStatus.CONFLICT, wording, "answered");
      case "not-invited", "unknown-invitation" -> unknown(wording);
      default -> {
        var page = pages.message(HttpStatus.valueOf(problem.status()), wording, "busy");
        problem.headers().forEach(page::header);
        yield page;
      }
    };
  }

  private HttpResponse<String> unknown(Wording wording) {
    return pages.message(HttpStatus.NOT_FOUND, wording, "unknown");
  }
}
