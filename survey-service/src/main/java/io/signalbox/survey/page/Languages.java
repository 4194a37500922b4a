package io.signalbox.survey.page;

import io.micronaut.http.HttpRequest;
import io.signalbox.survey.asking.Terms;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.wording.Wording;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which language a page is: the ticket's, else the browser's, else the installation's. */
@Singleton
final class Languages {
  private final Terms terms;

  Languages(Terms terms) {
    this.terms = terms;
  }

  Wording of(HttpRequest<?> request, @Nullable LedgerEntry entry) {
    var wanted = new ArrayList<String>();
    if (entry != null && entry.delivery() != null && entry.delivery().language() != null) {
      wanted.add(entry.delivery().language());
    }
    wanted.addAll(accepted(request));
    return Wording.of(wanted, terms.language());
  }

  private static List<String> accepted(HttpRequest<?> request) {
    try {
      return Locale.LanguageRange.parse(
              request.getHeaders().get("Accept-Language", String.class, "*"))
          .stream()
          .map(Locale.LanguageRange::getRange)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
