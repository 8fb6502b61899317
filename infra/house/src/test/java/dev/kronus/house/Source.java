package dev.kronus.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A source file as the JDK's own compiler sees it.
 *
 * @param file below the repository's root
 * @param undocumented public types without a sentence
 */
record Source(Path file, List<Method> methods, List<String> undocumented) {
  /** Its length is from the line of its name to that of its last brace. */
  record Method(String name, long lines) {}

  static List<Source> read(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Source> sources = new ArrayList<>();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        Scanner scanner = new Scanner(trees, unit);
        scanner.scan(unit, null);
        Path file = House.ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
        sources.add(new Source(file, scanner.methods, scanner.undocumented));
      }
      return sources;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final List<Method> methods = new ArrayList<>();
    private final List<String> undocumented = new ArrayList<>();

    Scanner(DocTrees trees, CompilationUnitTree unit) {
      this.trees = trees;
      this.unit = unit;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      SourcePositions positions = trees.getSourcePositions();
      if (method.getBody() != null && positions.getStartPosition(unit, method) >= 0) {
        Tree named = method.getReturnType() == null ? method : method.getReturnType();
        long start = positions.getStartPosition(unit, named);
        long lines = line(positions.getEndPosition(unit, method)) - line(start) + 1;
        methods.add(new Method(method.getName().toString(), lines));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      boolean outermost = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
      if (outermost
          && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          && trees.getDocCommentTree(getCurrentPath()) == null) {
        undocumented.add(type.getSimpleName().toString());
      }
      return super.visitClass(type, null);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
