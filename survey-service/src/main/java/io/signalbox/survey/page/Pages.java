package io.signalbox.survey.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.signalbox.survey.wording.Wording;
import jakarta.inject.Singleton;
import java.util.Map;

/** Pages as HTTP sends them. The templates are compiled with the rest, and escape by context. */
@Singleton
final class Pages {
  /** Nothing from elsewhere, no script at all, no form to elsewhere, in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /** The form. */
  HttpResponse<String> question(HttpStatus status, QuestionPage page) {
    return page(status, page.wording(), "survey/question.jte", Map.of("page", page));
  }

  /** A page that only says something: {@code thanks}, {@code expired}, {@code unknown}, … */
  MutableHttpResponse<String> message(HttpStatus status, Wording wording, String name) {
    return page(status, wording, "survey/message.jte", Map.of("wording", wording, "name", name));
  }

  private MutableHttpResponse<String> page(
      HttpStatus status, Wording wording, String template, Map<String, Object> model) {
    var html = new StringOutput();
    templates.render(template, model, html);
    return HttpResponse.<String>status(status)
        .contentType(HTML)
        .header("Content-Language", wording.language())
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        // the address is the secret: no other site may be told of it, and no search engine. With
        // no-referrer browsers would send the form with "Origin: null", which the framework refuses
        .header("Referrer-Policy", "same-origin")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("X-Content-Type-Options", "nosniff")
        .body(html.toString());
  }
}
