package io.signalbox.routing.search;

import io.signalbox.routing.search.Lexemes.Lexeme;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Lexemes as Lucene takes them in: as they are, each where it stands. */
final class LexemeStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Iterator<Lexeme> lexemes;
  private int position;

  LexemeStream(List<Lexeme> lexemes) {
    this.lexemes = lexemes.iterator();
  }

  @Override
  public boolean incrementToken() {
    if (!lexemes.hasNext()) return false;
    clearAttributes();
    var next = lexemes.next();
    term.append(next.text());
    increment.setPositionIncrement(next.position() - position);
    position = next.position();
    return true;
  }
}
