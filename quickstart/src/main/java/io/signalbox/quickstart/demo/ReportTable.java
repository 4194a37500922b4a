package io.signalbox.quickstart.demo;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as a table for people. */
public final class ReportTable {

  private final StringBuilder text = new StringBuilder();

  private ReportTable() {}

  /** The table, with a line break at the end of each line. */
  public static String of(Report report) {
    var table = new ReportTable();
    table.contacts(report);
    table.tickets(report);
    table.promises(report);
    return table.text.toString();
  }

  private void contacts(Report report) {
    row("Contacts", report.contacts());
    row("  duplicates", report.duplicates());
    row("  suspended", report.suspended());
    row("  refused or dead-lettered", report.rejected());
    row("  unaccounted for", report.unaccounted());
  }

  private void tickets(Report report) {
    row("Tickets", report.tickets());
    row("  assigned", report.assigned());
    row("    by tier", listed(report.perTier()));
    row("    by channel", listed(report.perChannel()));
    row("    by site", listed(report.perSite()));
    row("  resolved", report.resolved());
    row("Contact to assignment, median", millis(report.assignMillis().p50()));
    row("Contact to assignment, p99", millis(report.assignMillis().p99()));
  }

  private void promises(Report report) {
    row("Warnings", report.warnings());
    row("Breaches", report.breaches());
    row("Escalations", report.escalations());
    row("Transfers", report.transfers());
    row("Surveys sent", report.surveysSent());
    row("Surveys answered", report.surveysAnswered());
    var csat = report.csat();
    row("CSAT", csat == null ? "no answers" : String.format(Locale.ROOT, "%.1f %%", csat));
    var nps = report.nps();
    row("NPS", nps == null ? "no answers" : String.format(Locale.ROOT, "%+.0f", nps));
  }

  private void row(String name, Object value) {
    text.append(String.format(Locale.ROOT, "  %-34s %s%n", name, value));
  }

  private static String millis(@Nullable Long millis) {
    return millis == null ? "nothing measured" : millis + " ms";
  }

  private static String listed(Map<String, Integer> counts) {
    var text = new StringBuilder();
    counts.forEach(
        (name, count) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(count));
    return text.isEmpty() ? "none" : text.toString();
  }
}
