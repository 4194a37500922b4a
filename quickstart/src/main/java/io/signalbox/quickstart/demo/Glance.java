package io.signalbox.quickstart.demo;

/** How a demo stands. */
record Glance(
    int opened,
    int assigned,
    int resolved,
    int warnings,
    int breaches,
    int escalations,
    int answers) {}
