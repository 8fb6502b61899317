package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** CloudFormation's YAML: its short tags become the long form, and a date stays a text. */
final class Yaml extends SafeConstructor {
  private Yaml() {
    super(new LoaderOptions());
    yamlMultiConstructors.put("!", new ShortTag());
    yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
  }

  static Map<String, Object> load(String text) {
    Object loaded = new org.yaml.snakeyaml.Yaml(new Yaml()).load(text);
    if (!(loaded instanceof Map)) {
      throw new IllegalArgumentException("the template is empty");
    }
    return Json.named(loaded);
  }

  private final class ShortTag extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      String name = node.getTag().getValue().substring(1);
      Object value =
          switch (node) {
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            case ScalarNode scalar -> constructScalar(scalar);
            default -> throw new IllegalArgumentException("cannot read !" + name);
          };
      if (name.equals("Ref") || name.equals("Condition")) {
        return Map.of(name, value);
      }
      if (name.equals("GetAtt") && value instanceof String path) {
        return Map.of("Fn::GetAtt", List.of(path.split("\\.", 2)));
      }
      return Map.of("Fn::" + name, value);
    }
  }
}
