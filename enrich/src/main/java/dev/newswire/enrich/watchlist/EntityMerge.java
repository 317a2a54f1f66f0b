package dev.newswire.enrich.watchlist;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.entity.NamedEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings the entities of one article and the watched names seen in it together; see {@link WatchList} for the rules. */
final class EntityMerge {
    private static final Comparator<EntityMention> IN_ORDER = Comparator.comparing(EntityMention::field)
            .thenComparingInt(EntityMention::index)
            .thenComparingInt(EntityMention::start);

    private final List<Watched> watched;
    private final List<NamedEntity> entities;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<Integer, WatchedEntity> found = new LinkedHashMap<>();

    /** A mention of the tagger's, and what becomes of it. */
    private static final class Slot {
        private final int entity;
        private final EntityMention mention;
        private @Nullable Integer owner;
        private boolean gone;

        Slot(int entity, EntityMention mention) {
            this.entity = entity;
            this.mention = mention;
        }
    }

    EntityMerge(List<Watched> watched, List<NamedEntity> entities) {
        this.watched = watched;
        this.entities = entities;
        for (int at = 0; at < entities.size(); at++) {
            for (EntityMention mention : entities.get(at).mentions()) {
                slots.add(new Slot(at, mention));
            }
        }
        slots.sort((one, other) -> IN_ORDER.compare(one.mention, other.mention));
    }

    List<NamedEntity> with(List<Sighting> sightings, int textLength) {
        int from = 0;
        for (Sighting sighting : sightings) {
            while (from < slots.size() && isBefore(slots.get(from).mention, sighting.mention())) {
                from++;
            }
            settle(sighting, from);
        }
        carry();
        Map<Integer, List<EntityMention>> left = new TreeMap<>();
        for (Slot slot : slots) {
            if (slot.owner != null) {
                entity(slot.owner).take(slot.mention, entities.get(slot.entity));
            } else if (!slot.gone) {
                left.computeIfAbsent(slot.entity, entity -> new ArrayList<>()).add(slot.mention);
            }
        }
        EntityList list = new EntityList(textLength);
        found.values().forEach(thing -> list.add(thing.entity()));
        left.forEach((entity, mentions) -> list.add(EntityList.keeping(entities.get(entity), mentions)));
        return list.bySalience();
    }

    private WatchedEntity entity(int owner) {
        return found.computeIfAbsent(owner, number -> new WatchedEntity(watched.get(number)));
    }

    private static boolean isBefore(EntityMention one, EntityMention other) {
        int parts = one.field() == other.field()
                ? Integer.compare(one.index(), other.index())
                : one.field().compareTo(other.field());
        return parts < 0 || (parts == 0 && one.end() <= other.start());
    }

    private void settle(Sighting sighting, int from) {
        EntityMention seen = sighting.mention();
        List<Slot> overlapping = new ArrayList<>();
        for (int at = from; at < slots.size() && !isBefore(seen, slots.get(at).mention); at++) {
            overlapping.add(slots.get(at));
        }
        for (Slot slot : overlapping) {
            EntityMention mention = slot.mention;
            boolean same = mention.start() == seen.start() && mention.end() == seen.end();
            if (same || isNamedByItsEnd(slot, sighting)) {
                slot.owner = sighting.owner();
                return;
            }
            if (mention.text().length() > seen.text().length()) {
                return;
            }
        }
        overlapping.forEach(slot -> slot.gone = true);
        entity(sighting.owner()).take(seen);
    }

    private boolean isNamedByItsEnd(Slot slot, Sighting sighting) {
        EntityType type = watched.get(sighting.owner()).type();
        return slot.mention.end() == sighting.mention().end()
                && slot.mention.start() < sighting.mention().start()
                && entities.get(slot.entity).type() == EntityType.PERSON
                && (type == null || type == EntityType.PERSON);
    }

    /** Gives the mentions nobody claimed to whoever claimed most of the others of their entity. */
    private void carry() {
        Map<Integer, Map<Integer, Integer>> claims = new TreeMap<>();
        for (Slot slot : slots) {
            if (slot.owner != null) {
                claims.computeIfAbsent(slot.entity, entity -> new LinkedHashMap<>())
                        .merge(slot.owner, 1, Integer::sum);
            }
        }
        for (Slot slot : slots) {
            Map<Integer, Integer> claimed = claims.get(slot.entity);
            if (slot.owner == null && !slot.gone && claimed != null) {
                int owner = most(claimed);
                EntityType type = watched.get(owner).type();
                if (type == null || type == entities.get(slot.entity).type()) {
                    slot.owner = owner;
                }
            }
        }
    }

    private static int most(Map<Integer, Integer> claims) {
        int best = -1;
        int count = 0;
        for (Map.Entry<Integer, Integer> claim : claims.entrySet()) {
            if (claim.getValue() > count) {
                best = claim.getKey();
                count = claim.getValue();
            }
        }
        return best;
    }
}
