/** Forged and honest tokens. */
@NullMarked
package io.signalbox.survey.token;

import org.jspecify.annotations.NullMarked;
