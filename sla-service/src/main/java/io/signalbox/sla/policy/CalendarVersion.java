package io.signalbox.sla.policy;

/**
 * A calendar as it was at some time. A clock keeps the version it was started with, so that its due
 * date can be explained after the calendar changed.
 *
 * @param version 1 for a calendar's first definition, one more for each that changed something
 */
public record CalendarVersion(String id, int version) {}
