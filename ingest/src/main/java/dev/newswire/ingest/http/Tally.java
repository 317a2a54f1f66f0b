package dev.newswire.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newswire.ingest.item.Reading;

/**
 * What became of the pieces of one request. All are counted, the first of each kind are named, so that an endless stream
 * has an answer that ends. Safe for many threads.
 */
final class Tally {
    /** Pieces of each kind that an answer names. */
    static final int NAMED = 10_000;

    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    private long accepted;
    private long refused;

    /** Counts a piece that is published. */
    synchronized void add(Piece piece) {
        if (piece.reading() instanceof Reading.Refused) {
            refused++;
            if (errors.size() < NAMED) {
                errors.add(entry(piece));
            }
        } else {
            accepted++;
            if (items.size() < NAMED) {
                items.add(entry(piece));
            }
        }
    }

    synchronized long pieces() {
        return accepted + refused;
    }

    /** 202 when every piece was accepted, else 400 with what was wrong. */
    synchronized Reply reply() {
        if (accepted + refused == 0) {
            return Problem.BAD_REQUEST.reply("There is no item in the body.");
        }
        return refused == 0
                ? Problem.json(202, "application/json", members())
                : Problem.ITEMS_REFUSED.reply(
                        refused + " of " + (accepted + refused) + " items were refused and stand on news.deadletters;"
                                + (accepted == 0 ? " none is published." : " the others are published."),
                        members());
    }

    /** What was published before the request failed, to be added to the problem that says why. */
    synchronized ObjectNode members() {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("accepted", accepted);
        members.put("refused", refused);
        members.set("items", items.deepCopy());
        if (refused > 0) {
            members.set("errors", errors.deepCopy());
        }
        if (accepted > items.size() || refused > errors.size()) {
            members.put("truncated", true);
        }
        return members;
    }

    /** One piece as answers name it. */
    static ObjectNode entry(Piece piece) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (piece.line() > 0) {
            entry.put("line", piece.line());
        }
        if (piece.reading() instanceof Reading.Item item) {
            entry.put("id", item.item().getId());
        } else if (piece.reading() instanceof Reading.Refused refusal) {
            piece.field().ifPresent(field -> entry.put("field", field));
            entry.put("reason", refusal.reason().label()).put("detail", refusal.message());
        }
        return entry;
    }
}
