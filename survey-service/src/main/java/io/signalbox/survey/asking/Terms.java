package io.signalbox.survey.asking;

import io.signalbox.survey.fatigue.Cap;
import java.time.Duration;

/**
 * What holds for all programs.
 *
 * @param expiresAfter how long an invitation can be answered where its program doesn't say
 * @param editableFor how long an answer can be changed
 * @param language of those whose language we don't speak
 */
public record Terms(Duration expiresAfter, Duration editableFor, Cap cap, String language) {}
