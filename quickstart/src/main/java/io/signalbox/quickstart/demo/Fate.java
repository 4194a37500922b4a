package io.signalbox.quickstart.demo;

/** What became of a contact. */
enum Fate {
  /** It opened a ticket or joined one. */
  TICKET,
  DUPLICATE,
  SUSPENDED,
  DEFLECTED,
  /** Refused at the edge, or a dead letter. */
  REJECTED,
  /** Nobody can say: the run failed. */
  UNKNOWN
}
