package io.github.findingrelay.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The JSON Schema of accounts.yaml and of the files of accounts.d, which ships in the jar and which editors use too. */
final class AccountsSchema {

    private static final String RESOURCE = "/" + SchemaAddress.FILE;

    /** Loading takes about as long as parsing a thousand accounts, so that both are done at once. */
    private static final CompletableFuture<AccountsSchema> LOADED = CompletableFuture.supplyAsync(AccountsSchema::load);

    private final JsonNode document;
    private final Schema main;
    private final Schema part;

    private AccountsSchema(JsonNode document) {
        this.document = document;
        this.main = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
        this.part =
                main.getSubSchema(SchemaLocation.of("#/$defs/" + Violation.PART).getFragment());
        main.initializeValidators();
    }

    /** Begins to load it; what needs it before it is loaded waits. */
    static void prepare() {
        // That this class is there is enough.
    }

    /** What it calls itself. */
    static String id() {
        return LOADED.join().document.path("$id").asText();
    }

    private static AccountsSchema load() {
        try (InputStream in = AccountsSchema.class.getResourceAsStream(RESOURCE)) {
            return new AccountsSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", e);
        }
    }

    /** Reports every violation of accounts.yaml at the node that is to blame. */
    static void check(YamlNode root, Problems problems) {
        AccountsSchema loaded = LOADED.join();
        loaded.check(loaded.main, root, problems);
    }

    /** The same for a file of accounts.d. */
    static void checkPart(YamlNode root, Problems problems) {
        AccountsSchema loaded = LOADED.join();
        loaded.check(loaded.part, root, problems);
    }

    /** Whether a key may stand in accounts.yaml. */
    static boolean isKey(String name) {
        return LOADED.join().document.at("/$defs/file/properties").has(name);
    }

    private void check(Schema schema, YamlNode root, Problems problems) {
        for (Error error : schema.validate(JsonTree.of(root))) {
            violation(error, root).report(problems);
        }
    }

    private Violation violation(Error error, YamlNode root) {
        YamlNode at = root;
        YamlNode key = root;
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            if (step instanceof Integer index) {
                at = ((YamlSequence) at).items().get(index);
                key = at;
            } else {
                YamlMapping.YamlEntry entry = ((YamlMapping) at).entry(step.toString());
                at = entry.value();
                key = entry.key();
            }
        }
        NodePath rule = error.getSchemaLocation().getFragment();
        String name = rule.getNameCount() > 2 ? rule.getElement(1).toString() : "file";
        String property = Objects.requireNonNullElse(error.getProperty(), "");
        return new Violation(error.getKeyword(), name, definition(rule), at, key, property);
    }

    private JsonNode definition(NodePath rule) {
        JsonNode definition = document;
        for (int i = 0; i < rule.getNameCount() - 1; i++) {
            Object step = rule.getElement(i);
            definition = step instanceof Integer index ? definition.path(index) : definition.path(step.toString());
        }
        return definition;
    }
}
