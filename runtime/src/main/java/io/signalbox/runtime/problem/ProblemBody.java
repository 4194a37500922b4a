package io.signalbox.runtime.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of RFC 9457.
 *
 * @param instance the path asked for
 */
record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable List<Problem.FieldError> errors) {}
