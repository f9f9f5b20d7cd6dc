package balie.report.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** Every message that the sources say, by looking at the sources, against the files of languages. */
class CatalogueTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path LANGUAGES = Path.of("src/main/resources/balie/report/words");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\bsay\\(\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern OF_WORDS = Pattern.compile("(?i:words|telling)(?:\\(\\))?$");

    /** What {@code say} hands on. */
    private static final Set<String> HANDED_ON = Set.of("Words.java", "Telling.java");

    private static final Set<String> SAID = new TreeSet<>();
    private static final List<String> NOT_CONSTANT = new ArrayList<>();

    static {
        try {
            readJava();
            readTemplates();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readJava() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> tree = Files.walk(JAVA);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    tree.filter(f -> f.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new Says(Path.of(unit.getSourceFile().toUri()).getFileName().toString()).scan(unit, null);
            }
        }
    }

    private static void readTemplates() throws IOException {
        try (Stream<Path> tree = Files.walk(TEMPLATES)) {
            for (Path file : tree.filter(f -> f.toString().endsWith(".jte")).toList()) {
                Matcher says = IN_TEMPLATE.matcher(Files.readString(file));
                while (says.find()) {
                    SAID.add(says.group(1));
                }
            }
        }
    }

    /** Finds calls of say with what they say. */
    private static final class Says extends TreeScanner<Void, Void> {

        private final String file;

        Says(String file) {
            this.file = file;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (isSay(call.getMethodSelect()) && !call.getArguments().isEmpty()) {
                take(call.getArguments().get(0));
            }
            return super.visitMethodInvocation(call, null);
        }

        /** Others say something on the console. */
        private boolean isSay(ExpressionTree method) {
            return method instanceof MemberSelectTree select
                    ? select.getIdentifier().contentEquals("say")
                            && OF_WORDS.matcher(select.getExpression().toString())
                                    .find()
                    : method instanceof IdentifierTree alone
                            && alone.getName().contentEquals("say")
                            && HANDED_ON.contains(file);
        }

        private void take(ExpressionTree message) {
            if (message instanceof ConditionalExpressionTree either) {
                take(either.getTrueExpression());
                take(either.getFalseExpression());
            } else if (message instanceof ParenthesizedTree inner) {
                take(inner.getExpression());
            } else {
                StringBuilder constant = new StringBuilder();
                if (append(message, constant)) {
                    SAID.add(constant.toString());
                } else if (!HANDED_ON.contains(file)) {
                    NOT_CONSTANT.add(file + ": " + message);
                }
            }
        }

        private static boolean append(ExpressionTree part, StringBuilder constant) {
            if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                constant.append(text);
                return true;
            }
            return part instanceof BinaryTree sum
                    && append(sum.getLeftOperand(), constant)
                    && append(sum.getRightOperand(), constant);
        }
    }

    static Stream<String> translations() throws IOException {
        try (Stream<Path> files = Files.list(LANGUAGES)) {
            return files
                    .map(f -> f.getFileName().toString().replace(".yaml", ""))
                    .filter(language -> !language.equals("en"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void what_is_said_stands_in_the_sources_word_for_word() {
        assertThat(SAID).hasSizeGreaterThan(10);
        assertThat(NOT_CONSTANT).isEmpty();
    }

    @Test
    void every_english_message_is_a_pattern() {
        assertThat(SAID).allSatisfy(message -> new MessageFormat(message.replaceFirst("##.*", "")));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_message_is_missing_and_none_is_left_over(String language) {
        assertThat(Words.read(language).get("messages").keySet()).containsExactlyInAnyOrderElementsOf(SAID);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_translation_has_the_places_of_its_message(String language) {
        assertThat(Words.read(language).get("messages").entrySet())
                .allSatisfy(e -> assertThat(places(e.getValue())).isEqualTo(places(e.getKey())));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void codes_that_english_tells_in_other_words_are_told_in_every_language(String language) {
        Map<String, String> english = Words.read("en").get("terms");

        assertThat(Words.read(language).get("terms"))
                .containsKeys(english.keySet().toArray(String[]::new));
    }

    private static Set<String> places(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern.replaceFirst("##.*", ""));
        Set<String> places = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                places.add(parsed.getSubstring(part));
            }
        }
        return places;
    }
}
