CREATE VIEW newswire.latest_by_category AS
SELECT c.code AS category_code, d.name AS category, c.score, c.published_at,
       i.id AS item_id, i.revision, i.title, i.url, i.source_id, i.language, i.story_id
FROM newswire.item_category c
JOIN newswire.category d ON d.code = c.code
JOIN newswire.item i ON i.id = c.item_id;
COMMENT ON VIEW newswire.latest_by_category IS
  'WHERE category_code = ''medtop:16000000'' ORDER BY published_at DESC LIMIT 20';

CREATE VIEW newswire.latest_by_entity AS
SELECT e.type AS entity_type, e.name AS entity, ie.knowledge_id, ie.country, ie.salience, ie.mentions, ie.published_at,
       i.id AS item_id, i.revision, i.title, i.url, i.source_id, i.language, i.story_id
FROM newswire.entity e
JOIN newswire.item_entity ie ON ie.entity_id = e.id
JOIN newswire.item i ON i.id = ie.item_id;
COMMENT ON VIEW newswire.latest_by_entity IS
  'WHERE entity = ''Kazakhstan'' ORDER BY published_at DESC LIMIT 20';

CREATE VIEW newswire.entity_cooccurrence AS
SELECT a.type AS entity_type, a.name AS entity, b.type AS other_type, b.name AS other,
       count(*) AS items, max(ab.published_at) AS latest
FROM newswire.entity a
JOIN newswire.item_entity ab ON ab.entity_id = a.id
JOIN newswire.item_entity ba ON ba.item_id = ab.item_id AND ba.entity_id <> ab.entity_id
JOIN newswire.entity b ON b.id = ba.entity_id
GROUP BY a.type, a.name, b.type, b.name;
COMMENT ON VIEW newswire.entity_cooccurrence IS
  'Every pair stands in both directions. WHERE entity = ''Kazakhstan'' ORDER BY items DESC LIMIT 20';

CREATE VIEW newswire.story_timeline AS
SELECT i.story_id, row_number() OVER w AS position, i.published_at,
       i.published_at - first_value(i.published_at) OVER w AS since_first,
       i.id AS item_id, i.revision, i.title, i.url, i.source_id, i.language, i.story_similarity AS similarity
FROM newswire.item i
WHERE i.story_id IS NOT NULL
WINDOW w AS (PARTITION BY i.story_id ORDER BY i.published_at, i.id);
COMMENT ON VIEW newswire.story_timeline IS 'WHERE story_id = ''…'' ORDER BY position';
