package io.signalbox.ingest.normalising;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text that a browser would show of an HTML page. Nothing of it is ever fetched or run. */
final class HtmlText {
  /** How the mail clients of the world mark what they quote, and the signature. */
  private static final String QUOTES =
      "blockquote[type=cite], .gmail_quote, .gmail_signature, .moz-cite-prefix, .moz-signature,"
          + " .yahoo_quoted, .protonmail_quote, #divRplyFwdMsg, #divRplyFwdMsg ~ *";

  private static final Set<String> UNSEEN =
      Set.of("script", "style", "head", "template", "noscript", "object", "svg", "select");
  private static final Set<String> CELLS = Set.of("td", "th");

  private HtmlText() {}

  /** All of it. */
  static String of(String html) {
    return text(Jsoup.parse(html));
  }

  /** Without quoted mail and signature. */
  static String withoutQuotes(String html) {
    var page = Jsoup.parse(html);
    page.select(QUOTES).forEach(Node::remove);
    return text(page);
  }

  private static String text(Document page) {
    page.select("*").stream().filter(HtmlText::unseen).toList().forEach(Node::remove);
    var text = new StringBuilder();
    page.body().traverse(new Visitor(text));
    return text.toString();
  }

  private static boolean unseen(Element element) {
    return UNSEEN.contains(element.normalName())
        || element.hasAttr("hidden")
        || element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
  }

  // jsoup walks without recursion, so that a page of a million nested elements is only long
  private record Visitor(StringBuilder text) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(words);
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br")) {
          text.append('\n');
        } else if (ownLine(element)) {
          newLine();
        }
        if (element.normalName().equals("li")) {
          text.append("- ");
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (CELLS.contains(element.normalName())) {
          text.append(' ');
        } else if (ownLine(element)) {
          newLine();
        }
        if (element.normalName().equals("p")) {
          text.append('\n');
        }
      }
    }

    private void append(TextNode words) {
      var kept = words.parent() != null && words.parent().nameIs("pre");
      var shown = kept ? words.getWholeText() : words.text();
      text.append(atLineStart() && !kept ? shown.stripLeading() : shown);
    }

    private static boolean ownLine(Element element) {
      return element.isBlock() && !CELLS.contains(element.normalName());
    }

    private void newLine() {
      if (!atLineStart()) {
        text.append('\n');
      }
    }

    private boolean atLineStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
  }
}
