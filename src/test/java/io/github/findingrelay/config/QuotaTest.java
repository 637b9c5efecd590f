package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A quota stands once in the code, and once more in the schema that editors read. */
class QuotaTest {

    private static final String ACCOUNTS = """
      organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
      notifications: {fallback: security}
      owners: {security: {name: Cloud security, contacts: [{email: security@example.com}]}}
      accounts: []
      """;

    @TempDir
    private Path workspace;

    @Test
    void theSchemaHasNoOther() throws IOException {
        assertThat(schema().at("/$defs/quotas/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Quota.values()).map(Quota::key).toList());
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaSaysItsDefaultAndItsLimit(Quota quota) throws IOException {
        String reference =
                schema().at("/$defs/quotas/properties/" + quota.key() + "/$ref").asText();
        JsonNode definition = schema().at(reference.substring(1));

        assertThat(definition.path("description").asText()).endsWith("Default: " + quota.standard() + ".");
        assertThat(definition.path("maximum").asInt()).isLessThanOrEqualTo(quota.limit());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGrantedStandsInAccountsYaml(Quota quota) throws IOException {
        assertThat(organization(ACCOUNTS).quota(quota)).isEqualTo(quota.standard());
        assertThat(organization(ACCOUNTS + "quotas: {" + quota.key() + ": 777.0}\n")
                        .quota(quota))
                .isEqualTo(777);
    }

    private Organization organization(String accounts) throws IOException {
        return Workspace.of(accounts, workspace).organization();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = QuotaTest.class.getResourceAsStream("/accounts.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
