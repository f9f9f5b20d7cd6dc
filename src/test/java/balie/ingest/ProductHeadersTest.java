package balie.ingest;

import balie.config.ColumnRule;
import balie.config.ColumnRule.Input;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.issue.Problems;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The header lines of real exports: each is recognised by one mapping, and that finds the columns it needs. */
class ProductHeadersTest {

    private static final Path HEADERS = Path.of("../shared/reference/headers");

    /** Header lines put together from the products' own translations (docs/labels.md), named by mapping and language. */
    private static final Path TRANSLATED = Path.of("src/test/resources/balie/headers");

    /** What holds averages and no contacts is recognised by none. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("cfpb_2018_18col.csv", "cfpb"),
            Map.entry("cfpb_2026_16col.csv", "cfpb"),
            Map.entry("chatwoot_agents_report.csv", ""),
            Map.entry("fivetran_dunder_mifflin_tickets.csv", "fivetran-zendesk-metrics"),
            Map.entry("fivetran_hubspot_ticket.csv", "hubspot"),
            Map.entry("fivetran_intercom_conversation.csv", "intercom-conversations"),
            Map.entry("fivetran_servicenow_incident.csv", "servicenow"),
            Map.entry("fivetran_zendesk_ticket.csv", "fivetran-zendesk"),
            Map.entry("freshdesk_union_of_observed.csv", "freshdesk"),
            Map.entry("freshservice_observed.csv", "freshservice"),
            Map.entry("glpi_stat.csv", ""),
            Map.entry("intercom_prodsight_export.csv", "intercom-messages"),
            Map.entry("jira_plain_wide_row.csv", "jira-service-management"),
            Map.entry("jira_sm_cloud_2026.csv", "jira-service-management"),
            Map.entry("osticket_queue.csv", "osticket"),
            Map.entry("otrs_ticket_search.csv", "otrs-znuny"),
            Map.entry("salesforce_case_api_fields.csv", "salesforce-case"),
            Map.entry("salesforce_case_report_labels.csv", "salesforce-case"),
            Map.entry("servicenow_list_export.csv", "servicenow"),
            Map.entry("servicenow_uci_event_log.csv", "servicenow-events"),
            Map.entry("zammad_api_ticket_keys.csv", "zammad-json"),
            Map.entry("zammad_report_xlsx.csv", "zammad"),
            Map.entry("zendesk_account_csv.csv", "zendesk-csv"),
            Map.entry("zendesk_subset_real_preview.csv", "zendesk-csv"));

    private static List<SourceMapping> mappings() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs/sources"))) {
            List<SourceMapping> mappings = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".source.yaml")).toList()) {
                String name = file.getFileName().toString().replace(".source.yaml", "");
                mappings.add(MappingReader.read(name, file.toString(), Files.readString(file), new Problems())
                        .orElseThrow());
            }
            return mappings;
        }
    }

    private static Set<String> header(Path file) throws IOException {
        String text = Files.readString(file);
        char delimiter = text.indexOf(';') >= 0 && text.indexOf(',') < 0 ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            CSVRecord first = parser.iterator().next();
            return first.stream().map(MappingReader::fold).collect(Collectors.toSet());
        }
    }

    private static boolean has(Set<String> header, List<List<String>> columns) {
        return !columns.isEmpty()
                && columns.stream()
                        .allMatch(
                                names -> names.stream().map(MappingReader::fold).anyMatch(header::contains));
    }

    @Test
    void each_header_is_recognised_by_one_mapping_or_by_none() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(HEADERS), "no header lines in " + HEADERS);
        Map<String, String> found = new TreeMap<>();
        List<SourceMapping> mappings = mappings();
        try (Stream<Path> files = Files.list(HEADERS)) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), recognising(mappings, header(file)));
            }
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(EXPECTED);
    }

    @Test
    void the_mapping_of_a_header_finds_the_columns_it_needs() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(HEADERS), "no header lines in " + HEADERS);
        List<SourceMapping> mappings = mappings();
        for (Map.Entry<String, String> entry : EXPECTED.entrySet()) {
            Set<String> header = header(HEADERS.resolve(entry.getKey()));
            mappings.stream()
                    .filter(m -> m.name().equals(entry.getValue()))
                    .forEach(m -> assertThat(missing(m, header))
                            .as(entry.getKey() + " by " + m.name())
                            .isEmpty());
        }
    }

    @Test
    void a_translated_header_is_recognised_by_the_mapping_of_its_product_only_which_finds_the_columns_it_needs()
            throws IOException {
        List<SourceMapping> mappings = mappings();
        try (Stream<Path> files = Files.list(TRANSLATED)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Set<String> header = header(file);
                String product = name.substring(0, name.indexOf('.'));
                assertThat(recognising(mappings, header)).as(name).isEqualTo(product);
                mappings.stream()
                        .filter(m -> m.name().equals(product))
                        .forEach(m -> assertThat(missing(m, header)).as(name).isEmpty());
            }
        }
    }

    /** The names of the mappings that a header proves. */
    private static String recognising(List<SourceMapping> mappings, Set<String> header) {
        return mappings.stream()
                .filter(m -> has(header, m.recognisedBy()))
                .map(SourceMapping::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The canonical columns that a mapping needs and does not find. */
    private static List<String> missing(SourceMapping mapping, Set<String> header) {
        return mapping.columns().stream()
                .filter(ColumnRule::required)
                .map(rule -> rule.target().name())
                .distinct()
                .filter(target -> mapping.columns().stream()
                        .noneMatch(r -> r.target().name().equals(target) && isIn(header, r)))
                .toList();
    }

    private static boolean isIn(Set<String> header, ColumnRule rule) {
        return !(rule.input() instanceof Input.Columns columns)
                || columns.names().stream()
                        .anyMatch(
                                names -> names.stream().map(MappingReader::fold).anyMatch(header::contains));
    }

    @Test
    void no_mapping_of_a_product_lays_down_one_of_the_formats_its_exports_come_in() throws IOException {
        assertThat(mappings())
                .allSatisfy(m -> assertThat(m.format()).as(m.name()).isNull());
    }

    @Test
    void every_mapping_but_a_private_one_says_what_proves_its_product() throws IOException {
        assertThat(mappings())
                .allSatisfy(m -> assertThat(m.recognisedBy()).as(m.name()).isNotEmpty());
    }
}
