package io.signalbox.survey.page;

import org.jspecify.annotations.Nullable;

/**
 * One of the answers to choose from.
 *
 * @param meaning what it means, for the ends of the scale or every step
 * @param checked whether it is chosen already
 */
public record Choice(int score, @Nullable String meaning, boolean checked) {}
