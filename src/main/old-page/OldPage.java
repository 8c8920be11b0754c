import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerPass;
import com.google.javascript.jscomp.CustomPassExecutionTime;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Closure Compiler as the page for old browsers needs it: {@code OldPage MODULES:JSON EXTERNS FLAGS}. The build runs it as
 * source, with the compiler on its class path.
 *
 * <p>Properties are renamed, except those that may be reached by a name in a string: every word that stands by itself
 * in a string literal, in the wire's schema or as a key of a JSON file is written to EXTERNS first, and so is what is
 * asked of a {@code dataset}. Names that only come from outside are in names.js, beside this.
 */
public final class OldPage extends CommandLineRunner {
    private static final Pattern STRING = Pattern.compile("'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`\\n]*)`");
    private static final Pattern DATA = Pattern.compile("\\bdataset\\.(\\w+)");
    private static final Pattern KEY = Pattern.compile("\"([A-Za-z_]\\w*)\"\\s*:");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(/\\*|\\*|//)");

    private OldPage(String[] flags) {
        super(flags);
    }

    public static void main(String[] args) {
        try {
            Files.writeString(
                    Path.of(args[1]),
                    namesInStrings(args[0].split(":")).stream()
                            .map(name -> "Object.prototype." + name + ";\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OldPage compiler = new OldPage(Arrays.copyOfRange(args, 2, args.length));
        if (!compiler.shouldRunCompiler()) {
            System.exit(1);
        }
        compiler.run();
    }

    @Override
    protected CompilerOptions createOptions() {
        CompilerOptions options = super.createOptions();
        options.addCustomPass(CustomPassExecutionTime.BEFORE_CHECKS, new Plainer(getCompiler()));
        // A line's end is a byte that says nothing.
        options.setLineLengthThreshold(Integer.MAX_VALUE);
        return options;
    }

    private static Set<String> namesInStrings(String[] folders) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : folders) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                String text = Files.readString(file);
                if (file.toString().endsWith(".json")) {
                    KEY.matcher(text).results().forEach(found -> names.add(found.group(1)));
                } else {
                    boolean isTable = file.endsWith("wire/schema.js");
                    text.lines()
                            .filter(line -> !COMMENT.matcher(line).find())
                            .forEach(line -> addNames(line, isTable, names));
                }
            }
        }
        return names;
    }

    private static void addNames(String line, boolean isTable, Set<String> names) {
        Matcher string = STRING.matcher(line);
        while (string.find()) {
            String text = string.group().substring(1, string.group().length() - 1);
            Stream<String> words = isTable ? NAME.matcher(text).results().map(found -> found.group()) : Stream.of(text);
            words.filter(word -> NAME.matcher(word).matches()).forEach(names::add);
        }
        DATA.matcher(line).results().forEach(found -> names.add(found.group(1)));
    }

    /**
     * Rewrites, on the tree, what ES5 says at length: {@code for (const item of list)} and {@code const [a, b] = list} become
     * indexes into {@code $list(list)} (web/js/old/lists.js). Quotes keys that are enumerated: an element's attributes
     * ({@code make}, ui/dom.js), what a dataset is given, and headers.
     */
    private static final class Plainer implements CompilerPass {
        private final AbstractCompiler compiler;
        private int made;

        Plainer(AbstractCompiler compiler) {
            this.compiler = compiler;
        }

        @Override
        public void process(Node externs, Node root) {
            NodeTraversal.traverse(compiler, root, new NodeTraversal.AbstractPostOrderCallback() {
                @Override
                public void visit(NodeTraversal traversal, Node node, Node parent) {
                    if (node.isForOf()) {
                        loop(node);
                    } else if ((node.isConst() || node.isLet()) && takeApart(node)) {
                        compiler.reportChangeToEnclosingScope(node);
                    } else if (node.isCall() && takesNames(node)) {
                        node.children().forEach(Plainer::quote);
                    } else if (node.isStringKey() && node.getString().equals("headers")) {
                        quote(node.getFirstChild());
                    }
                }
            });
        }

        /** {@code make(tag, {})} and {@code Object.assign(element.dataset, {})}. */
        private static boolean takesNames(Node call) {
            Node to = call.getSecondChild();
            boolean isData = to != null && to.isGetProp() && to.getString().equals("dataset");
            return isData || call.getFirstChild().matchesName("make");
        }

        private static void quote(Node literal) {
            if (literal != null && literal.isObjectLit()) {
                literal.children().forEach(key -> {
                    if (key.isStringKey()) {
                        key.setQuotedStringKey();
                    }
                });
            }
        }

        private void loop(Node node) {
            Node item = node.removeFirstChild();
            Node list = node.removeFirstChild();
            Node body = node.removeFirstChild();
            if (!item.isConst() || !item.hasOneChild()) {
                throw new IllegalStateException("a loop without const: " + node);
            }
            String name = "$list" + made;
            String index = "$index" + made++;
            Node init = IR.var(IR.name(name), listOf(list));
            init.addChildToBack(IR.name(index));
            init.getLastChild().addChildToFront(IR.number(0));
            item.getFirstChild().addChildToBack(IR.getelem(IR.name(name), IR.name(index)));
            body.setIsAddedBlock(false);
            body.addChildToFront(item);
            takeApart(item);
            Node next = new Node(Token.INC, IR.name(index));
            next.putBooleanProp(Node.INCRDECR_PROP, true);
            Node loop = IR.forNode(init, IR.lt(IR.name(index), IR.getprop(IR.name(name), "length")), next, body);
            loop.srcrefTreeIfMissing(node);
            node.replaceWith(loop);
            compiler.reportChangeToEnclosingScope(loop);
        }

        /** {@code const [a, , b] = list}, {@code const [a, ...rest] = list}, without defaults or more such within. */
        private boolean takeApart(Node declaration) {
            Node left = declaration.getFirstChild();
            if (!declaration.hasOneChild() || !left.isDestructuringLhs() || !left.hasTwoChildren()) {
                return false;
            }
            Node pattern = left.getFirstChild();
            if (!pattern.isArrayPattern()) {
                return false;
            }
            for (Node part = pattern.getFirstChild(); part != null; part = part.getNext()) {
                if (!part.isName() && !part.isEmpty() && !isRest(part)) {
                    return false;
                }
            }
            String name = "$list" + made++;
            Node last = IR.name(name);
            last.addChildToFront(listOf(left.getLastChild().detach()));
            last.srcrefTreeIfMissing(left);
            left.replaceWith(last);
            int index = 0;
            for (Node part = pattern.getFirstChild(); part != null; index++) {
                Node next = part.getNext();
                if (!part.isEmpty()) {
                    part.detach();
                    Node value;
                    if (part.isName()) {
                        value = IR.getelem(IR.name(name), IR.number(index));
                    } else {
                        part = part.getOnlyChild().detach();
                        value = IR.call(IR.getprop(IR.name(name), "slice"), IR.number(index));
                    }
                    part.addChildToFront(value);
                    part.srcrefTreeIfMissing(last);
                    part.insertAfter(last);
                    last = part;
                }
                part = next;
            }
            return true;
        }

        private static boolean isRest(Node part) {
            return part.isRest() && part.getOnlyChild().isName();
        }

        private static Node listOf(Node source) {
            return source.isArrayLit() ? source : IR.call(IR.name("$list"), source);
        }
    }
}
