package io.signalbox.survey.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's style sheet, which unlike the page may be kept by anybody. */
@Controller("/s/assets/survey.css")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class StyleController {
  private final String style = read();

  @Get(produces = "text/css;charset=utf-8")
  HttpResponse<String> style() {
    return HttpResponse.ok(style)
        .header("Cache-Control", "public, max-age=3600")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String read() {
    try (var file = StyleController.class.getResourceAsStream("survey.css")) {
      if (file == null) {
        throw new IllegalStateException("survey.css is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
