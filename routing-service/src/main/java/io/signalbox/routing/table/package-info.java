/**
 * How values stand in columns: times, ids, lists of names.
 *
 * <p>Not here: any table; each is in the room whose rows it holds.
 */
@NullMarked
package io.signalbox.routing.table;

import org.jspecify.annotations.NullMarked;
