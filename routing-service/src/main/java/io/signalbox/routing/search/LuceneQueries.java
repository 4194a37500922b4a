package io.signalbox.routing.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Matches in Lucene's words. */
final class LuceneQueries {
  static final String WORDS = "words";

  private LuceneQueries() {}

  static Query of(String workspace, Match match) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(WORDS, Lexemes.workspace(workspace))), Occur.FILTER)
        .add(of(match), Occur.FILTER)
        .build();
  }

  private static Query of(Match match) {
    return switch (match) {
      case Match.Word word -> new TermQuery(new Term(WORDS, word.lexeme()));
      case Match.Prefix prefix -> new PrefixQuery(new Term(WORDS, prefix.beginning()));
      case Match.Phrase phrase -> new PhraseQuery(WORDS, phrase.lexemes().toArray(String[]::new));
      case Match.Any any -> {
        var query = new BooleanQuery.Builder();
        any.of().forEach(each -> query.add(of(each), Occur.SHOULD));
        yield query.build();
      }
      case Match.All all -> {
        var query = new BooleanQuery.Builder();
        all.of().forEach(each -> query.add(of(each), Occur.FILTER));
        all.none().forEach(each -> query.add(of(each), Occur.MUST_NOT));
        yield query.build();
      }
    };
  }
}
