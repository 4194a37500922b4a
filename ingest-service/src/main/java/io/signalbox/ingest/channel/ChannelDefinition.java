package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.ChannelKind;

/** A channel that a workspace declared, or one of the product's that it changed. */
public record ChannelDefinition(String workspace, String id, ChannelKind kind, boolean enabled) {}
