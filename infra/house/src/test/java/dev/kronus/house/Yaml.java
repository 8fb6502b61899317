package dev.kronus.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML (and so JSON) as plain maps, lists and texts; CloudFormation's short forms come out long:
 * {@code !Sub x} as {@code {Fn::Sub: x}}.
 */
final class Yaml {
  private Yaml() {}

  static Map<String, Object> read(Path path) {
    return parse(House.text(path));
  }

  static Map<String, Object> parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return map(new org.yaml.snakeyaml.Yaml(new Intrinsics(options)).load(text));
  }

  /** An object's field that is an object; empty when absent. */
  static Map<String, Object> map(Map<String, Object> outer, String name) {
    return map(outer.get(name));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** A list as it is, one value as a list of it, nothing as an empty one. */
  static List<?> list(Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list : List.of(value);
  }

  static Optional<String> text(Map<String, Object> outer, String name) {
    return Optional.ofNullable(outer.get(name)).map(Object::toString);
  }

  private static final class Intrinsics extends SafeConstructor {
    Intrinsics(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new Construct());
    }

    private final class Construct extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value =
            switch (node) {
              case SequenceNode sequence -> constructSequence(sequence);
              case MappingNode mapping -> constructMapping(mapping);
              default -> constructScalar((ScalarNode) node);
            };
        return switch (name) {
          case "Ref", "Condition" -> Map.of(name, value);
          case "GetAtt" -> Map.of("Fn::GetAtt", List.of(value.toString().split("\\.", 2)));
          default -> Map.of("Fn::" + name, value);
        };
      }
    }
  }
}
