/** Talks to a running system as anybody else would: Kafka and HTTP with a key. */
@NullMarked
package io.signalbox.quickstart.client;

import org.jspecify.annotations.NullMarked;
