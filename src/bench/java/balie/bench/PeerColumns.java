package balie.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the generated export is mapped, for Balie's mapping and for its peers. */
final class PeerColumns {

    static final Map<String, String> STATUSES =
            ordered("Open", "open", "Pending", "pending", "Solved", "resolved", "Closed", "closed");
    static final Map<String, String> CHANNELS =
            ordered("Mail", "email", "Web", "web", "Phone", "phone", "Chat", "chat");
    static final Map<String, String> KINDS =
            ordered("Question", "question", "Complaint", "complaint", "Request", "request", "Incident", "incident");

    private PeerColumns() {}

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** The mapping as Balie reads it. */
    static String mapping() {
        return "describes: generated export\n"
                + "zone: UTC\n"
                + "columns:\n"
                + "  interaction_id: id\n"
                + "  customer_id: customer\n"
                + "  opened_at: {from: opened, time: \"yyyy-MM-dd HH:mm:ss\", required: true}\n"
                + "  resolved_at: {from: resolved, time: \"yyyy-MM-dd HH:mm:ss\"}\n"
                + "  updated_at: {from: updated, time: \"yyyy-MM-dd HH:mm:ss\"}\n"
                + values("status", STATUSES)
                + values("channel", CHANNELS)
                + values("kind", KINDS)
                + "  category: category\n"
                + "  product: product\n"
                + "  agent: agent\n"
                + "  subject: subject\n"
                + "  text: text\n";
    }

    private static String values(String column, Map<String, String> values) {
        StringBuilder yaml = new StringBuilder("  " + column + ":\n    from: " + column + "\n    values:\n");
        values.forEach((theirs, ours) ->
                yaml.append("      ").append(ours).append(": [").append(theirs).append("]\n"));
        return yaml.toString();
    }

    /** The same as an expression of SQL. */
    static String sql(String column, Map<String, String> values) {
        StringBuilder sql = new StringBuilder("CASE " + column);
        values.forEach((theirs, ours) -> sql.append(" WHEN '")
                .append(theirs)
                .append("' THEN '")
                .append(ours)
                .append("'"));
        return sql.append(" END AS ").append(column).toString();
    }
}
