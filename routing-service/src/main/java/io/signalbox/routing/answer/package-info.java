/**
 * What a command is answered with: what it made of its subject, or why it was refused.
 *
 * <p>Reasons are stable: integrations decide by them.
 */
@NullMarked
package io.signalbox.routing.answer;

import org.jspecify.annotations.NullMarked;
