package io.signalbox.house.broken.conditions;

import io.signalbox.house.broken.contracts.Fact;

/** Depends on what the services say. */
record ConditionOnFacts(Fact fact) {}
