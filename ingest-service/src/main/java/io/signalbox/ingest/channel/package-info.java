/**
 * The channels of a workspace, and what it is called there itself: its accounts. A fresh workspace
 * has each channel that comes with the product, and on each an account of the channel's name;
 * channels of its own, and more accounts, it declares.
 *
 * <p>In: definitions. Out: whether contacts are taken from a channel, which account one came to,
 * which addresses are ours. Start reading at {@link io.signalbox.ingest.channel.OwnAddresses}.
 *
 * <p>Not here: what a channel's provider sends and how it is fetched; that comes with each
 * provider.
 */
@NullMarked
package io.signalbox.ingest.channel;

import org.jspecify.annotations.NullMarked;
