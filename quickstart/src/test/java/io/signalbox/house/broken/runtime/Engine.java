package io.signalbox.house.broken.runtime;

import io.signalbox.house.broken.contracts.Fact;

/** Depends on a contract. */
public record Engine(Fact fact) {}
