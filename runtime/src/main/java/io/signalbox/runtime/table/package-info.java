/**
 * How values stand in columns and parameters: times, ids, arrays, lists of names.
 *
 * <p>Not here: any table; each is in the room whose rows it holds.
 */
@NullMarked
package io.signalbox.runtime.table;

import org.jspecify.annotations.NullMarked;
