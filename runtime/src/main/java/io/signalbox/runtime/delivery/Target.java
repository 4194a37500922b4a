package io.signalbox.runtime.delivery;

/** Where deliveries go, in one workspace. */
public record Target(String workspace, String name) {}
