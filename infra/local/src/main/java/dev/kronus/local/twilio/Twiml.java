package dev.kronus.local.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The answer to a webhook, as far as it says something to the phone. */
final class Twiml {
  private Twiml() {}

  /** The texts of its messages; none when it is no TwiML. */
  static List<String> messages(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      NodeList found =
          builder.parse(new InputSource(new StringReader(xml))).getElementsByTagName("Message");
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        Element message = (Element) found.item(i);
        NodeList body = message.getElementsByTagName("Body");
        texts.add((body.getLength() > 0 ? body.item(0) : message).getTextContent());
      }
      return texts;
    } catch (SAXException | IOException | ParserConfigurationException noTwiml) {
      return List.of();
    }
  }
}
