/**
 * The channels of a workspace. A fresh workspace has one of each kind that comes with the product;
 * channels of its own it declares.
 *
 * <p>Not here: what a channel's provider sends and how it is fetched; that comes with each
 * provider.
 */
@NullMarked
package io.signalbox.ingest.channel;

import org.jspecify.annotations.NullMarked;
