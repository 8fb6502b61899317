package dev.kronus.local.aws;

/** The little XML that the query protocol needs. */
final class Xml {
  private Xml() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
