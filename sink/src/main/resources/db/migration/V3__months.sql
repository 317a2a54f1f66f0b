-- Everything about items is partitioned by the month in which an item was first stored, so that old months are dropped as
-- files and not row by row. A month's tables refer to each other and to nothing of another month: their keys and foreign
-- keys stand on the partitions. `item_key` says which month an item is in; it keeps ids unique over all of them.

DROP VIEW newswire.latest_by_category, newswire.latest_by_entity, newswire.entity_cooccurrence, newswire.story_timeline;

ALTER TABLE newswire.item RENAME TO former_item;
ALTER TABLE newswire.item_revision RENAME TO former_item_revision;
ALTER TABLE newswire.item_category RENAME TO former_item_category;
ALTER TABLE newswire.item_entity RENAME TO former_item_entity;
ALTER TABLE newswire.mention RENAME TO former_mention;
ALTER TABLE newswire.quotation RENAME TO former_quotation;
ALTER TABLE newswire.key_phrase RENAME TO former_key_phrase;
ALTER TABLE newswire.medium RENAME TO former_medium;
DROP INDEX newswire.item_published, newswire.item_source_published, newswire.item_story_published, newswire.item_url,
  newswire.item_search, newswire.item_category_latest, newswire.item_entity_latest, newswire.quotation_speaker;

CREATE TABLE newswire.item_key (
  id text COLLATE "C" PRIMARY KEY,
  month date NOT NULL
);
CREATE INDEX item_key_month ON newswire.item_key (month);
COMMENT ON TABLE newswire.item_key IS 'Every item there is, and the partition that holds it: the month in which it was first stored.';

CREATE TABLE newswire.item (
  month date NOT NULL,
  id text COLLATE "C" NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  source_id text NOT NULL REFERENCES newswire.source,
  url text,
  title text NOT NULL,
  summary text,
  text text NOT NULL,
  captions text[] NOT NULL,
  credits text[] NOT NULL,
  footnotes text[] NOT NULL,
  authors text[] NOT NULL,
  published_at timestamptz NOT NULL,
  published_origin text NOT NULL,
  published_precision text NOT NULL,
  published_confidence double precision NOT NULL,
  language text NOT NULL,
  language_confidence double precision NOT NULL,
  story_id text REFERENCES newswire.story,
  story_similarity double precision,
  closest_item text,
  syndicated boolean NOT NULL,
  copy_of text,
  fetched_at timestamptz NOT NULL,
  ingested_at timestamptz NOT NULL,
  enriched_at timestamptz NOT NULL,
  models jsonb NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  search tsvector GENERATED ALWAYS AS (newswire.search_vector(language, title, summary, text)) STORED
) PARTITION BY RANGE (month);
COMMENT ON TABLE newswire.item IS 'The newest revision of every item.';
COMMENT ON COLUMN newswire.item.copy_of IS 'The item that this one is a syndicated copy of. No foreign key: it may be gone, or not be here yet.';
CREATE INDEX item_published ON newswire.item (published_at DESC);
CREATE INDEX item_source_published ON newswire.item (source_id, published_at DESC);
CREATE INDEX item_story_published ON newswire.item (story_id, published_at) WHERE story_id IS NOT NULL;
CREATE INDEX item_copy_of ON newswire.item (copy_of) WHERE copy_of IS NOT NULL;
-- A hash index: addresses have no upper length, and a B-tree refuses what is longer than a third of a page.
CREATE INDEX item_url ON newswire.item USING hash (url);
CREATE INDEX item_search ON newswire.item USING gin (search);

CREATE TABLE newswire.item_revision (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  url text,
  title text NOT NULL,
  summary text,
  text text NOT NULL,
  authors text[] NOT NULL,
  language text NOT NULL,
  published_at timestamptz NOT NULL,
  enriched_at timestamptz NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  topic text NOT NULL,
  partition integer NOT NULL,
  record_offset bigint NOT NULL
) PARTITION BY RANGE (month);
COMMENT ON TABLE newswire.item_revision IS 'Every revision ever received, the newest included, and the record that carried it.';

CREATE TABLE newswire.item_category (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  code text NOT NULL REFERENCES newswire.category,
  published_at timestamptz NOT NULL,
  score double precision NOT NULL,
  evidence text[] NOT NULL
) PARTITION BY RANGE (month);
COMMENT ON COLUMN newswire.item_category.published_at IS 'Of the item; repeated so that one index answers "latest of a category".';
CREATE INDEX item_category_latest ON newswire.item_category (code, published_at DESC);

CREATE TABLE newswire.item_entity (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  entity_id uuid NOT NULL REFERENCES newswire.entity,
  published_at timestamptz NOT NULL,
  knowledge_id text,
  country text,
  aliases text[] NOT NULL,
  roles text[] NOT NULL,
  salience double precision NOT NULL,
  tagger text NOT NULL,
  mentions integer NOT NULL
) PARTITION BY RANGE (month);
CREATE INDEX item_entity_latest ON newswire.item_entity (entity_id, published_at DESC);

CREATE TABLE newswire.mention (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  entity_id uuid NOT NULL,
  ordinal integer NOT NULL,
  field text NOT NULL,
  field_index integer NOT NULL,
  start_offset integer NOT NULL,
  end_offset integer NOT NULL,
  text text NOT NULL
) PARTITION BY RANGE (month);
COMMENT ON TABLE newswire.mention IS 'Offsets count UTF-16 code units of the field, as on the topic.';

CREATE TABLE newswire.quotation (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  text text NOT NULL,
  kind text NOT NULL,
  speaker text,
  start_offset integer NOT NULL,
  end_offset integer NOT NULL
) PARTITION BY RANGE (month);
CREATE INDEX quotation_speaker ON newswire.quotation USING hash (speaker);

CREATE TABLE newswire.key_phrase (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  text text NOT NULL,
  score double precision NOT NULL
) PARTITION BY RANGE (month);

CREATE TABLE newswire.amount (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  value double precision NOT NULL,
  upper double precision,
  kind text NOT NULL,
  unit text,
  field text NOT NULL,
  start_offset integer NOT NULL,
  end_offset integer NOT NULL,
  text text NOT NULL
) PARTITION BY RANGE (month);
COMMENT ON TABLE newswire.amount IS 'Amounts and casualties: value, or value to upper, of a kind (KILLED, MONEY, PERCENT, …) in a unit.';
CREATE INDEX amount_kind ON newswire.amount (kind, value);

CREATE TABLE newswire.medium (
  month date NOT NULL,
  item_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  url text NOT NULL,
  type text,
  caption text,
  credit text
) PARTITION BY RANGE (month);

-- Makes the tables of a month; harmless when they are there.
CREATE FUNCTION newswire.add_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', add_month.month)::date;
  suffix text := to_char(first, '"_"YYYY"_"MM');
  tab text;
  keys text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('newswire months'));
  IF to_regclass('newswire.medium' || suffix) IS NOT NULL THEN
    RETURN;
  END IF;
  FOR tab, keys IN VALUES
      ('item', 'PRIMARY KEY (id)'),
      ('item_revision', 'PRIMARY KEY (item_id, revision)'),
      ('item_category', 'PRIMARY KEY (item_id, code)'),
      ('item_entity', 'PRIMARY KEY (item_id, entity_id)'),
      ('mention', 'PRIMARY KEY (item_id, entity_id, ordinal)'),
      ('quotation', 'PRIMARY KEY (item_id, ordinal)'),
      ('key_phrase', 'PRIMARY KEY (item_id, ordinal)'),
      ('amount', 'PRIMARY KEY (item_id, ordinal)'),
      ('medium', 'PRIMARY KEY (item_id, ordinal)') LOOP
    EXECUTE format('CREATE TABLE newswire.%I PARTITION OF newswire.%I FOR VALUES FROM (%L) TO (%L)',
                   tab || suffix, tab, first, (first + interval '1 month')::date);
    EXECUTE format('ALTER TABLE newswire.%I ADD %s', tab || suffix, keys);
    IF tab = 'item' THEN
      EXECUTE format('ALTER TABLE newswire.%I ADD FOREIGN KEY (id) REFERENCES newswire.item_key', tab || suffix);
    ELSIF tab = 'mention' THEN
      EXECUTE format('ALTER TABLE newswire.%I ADD FOREIGN KEY (item_id, entity_id) REFERENCES newswire.%I ON DELETE CASCADE',
                     tab || suffix, 'item_entity' || suffix);
    ELSE
      EXECUTE format('ALTER TABLE newswire.%I ADD FOREIGN KEY (item_id) REFERENCES newswire.%I ON DELETE CASCADE',
                     tab || suffix, 'item' || suffix);
    END IF;
  END LOOP;
END
$$;

-- Drops the items first stored in a month, and the names that only they used. Returns how many items went.
CREATE FUNCTION newswire.drop_month(month date) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', drop_month.month)::date;
  suffix text := to_char(first, '"_"YYYY"_"MM');
  tab text;
  gone bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('newswire months'));
  FOREACH tab IN ARRAY ARRAY['medium', 'amount', 'key_phrase', 'quotation', 'mention', 'item_entity', 'item_category',
      'item_revision', 'item'] LOOP
    EXECUTE format('DROP TABLE IF EXISTS newswire.%I', tab || suffix);
  END LOOP;
  DELETE FROM newswire.item_key k WHERE k.month = first;
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM newswire.entity e WHERE NOT EXISTS (SELECT FROM newswire.item_entity ie WHERE ie.entity_id = e.id);
  DELETE FROM newswire.story s WHERE NOT EXISTS (SELECT FROM newswire.item i WHERE i.story_id = s.id);
  RETURN gone;
END
$$;

-- What stood in the former tables -----------------------------------------------------------------------------

INSERT INTO newswire.item_key SELECT id, date_trunc('month', written_at AT TIME ZONE 'UTC')::date FROM newswire.former_item;
SELECT newswire.add_month(month) FROM (SELECT DISTINCT month FROM newswire.item_key) AS months;
INSERT INTO newswire.item (month, id, revision, source_id, url, title, summary, text, captions, credits, footnotes, authors,
    published_at, published_origin, published_precision, published_confidence, language, language_confidence, story_id,
    story_similarity, syndicated, fetched_at, ingested_at, enriched_at, models, written_at)
  SELECT k.month, f.id, revision, source_id, url, title, summary, text, captions, credits, footnotes, authors,
    published_at, published_origin, published_precision, published_confidence, language, language_confidence, story_id,
    story_similarity, false, fetched_at, ingested_at, enriched_at, models, written_at
  FROM newswire.former_item f JOIN newswire.item_key k ON k.id = f.id;
INSERT INTO newswire.item_revision SELECT k.month, f.* FROM newswire.former_item_revision f JOIN newswire.item_key k ON k.id = f.item_id;
INSERT INTO newswire.item_category SELECT k.month, f.* FROM newswire.former_item_category f JOIN newswire.item_key k ON k.id = f.item_id;
INSERT INTO newswire.item_entity SELECT k.month, f.* FROM newswire.former_item_entity f JOIN newswire.item_key k ON k.id = f.item_id;
INSERT INTO newswire.mention SELECT k.month, f.* FROM newswire.former_mention f JOIN newswire.item_key k ON k.id = f.item_id;
INSERT INTO newswire.quotation SELECT k.month, f.* FROM newswire.former_quotation f JOIN newswire.item_key k ON k.id = f.item_id;
INSERT INTO newswire.key_phrase SELECT k.month, f.* FROM newswire.former_key_phrase f JOIN newswire.item_key k ON k.id = f.item_id;
INSERT INTO newswire.medium SELECT k.month, f.* FROM newswire.former_medium f JOIN newswire.item_key k ON k.id = f.item_id;
DROP TABLE newswire.former_medium, newswire.former_key_phrase, newswire.former_quotation, newswire.former_mention,
  newswire.former_item_entity, newswire.former_item_category, newswire.former_item_revision, newswire.former_item;

-- Views ------------------------------------------------------------------------------------------------------

CREATE VIEW newswire.latest_by_category AS
SELECT c.code AS category_code, d.name AS category, c.score, c.published_at,
       i.id AS item_id, i.revision, i.title, i.url, i.source_id, i.language, i.story_id, i.copy_of
FROM newswire.item_category c
JOIN newswire.category d ON d.code = c.code
JOIN newswire.item i ON i.id = c.item_id AND i.month = c.month;
COMMENT ON VIEW newswire.latest_by_category IS
  'WHERE category_code = ''medtop:16000000'' ORDER BY published_at DESC LIMIT 20';

CREATE VIEW newswire.latest_by_entity AS
SELECT e.type AS entity_type, e.name AS entity, ie.knowledge_id, ie.country, ie.salience, ie.mentions, ie.published_at,
       i.id AS item_id, i.revision, i.title, i.url, i.source_id, i.language, i.story_id, i.copy_of
FROM newswire.entity e
JOIN newswire.item_entity ie ON ie.entity_id = e.id
JOIN newswire.item i ON i.id = ie.item_id AND i.month = ie.month;
COMMENT ON VIEW newswire.latest_by_entity IS
  'WHERE entity = ''Kazakhstan'' ORDER BY published_at DESC LIMIT 20';

CREATE VIEW newswire.entity_cooccurrence AS
SELECT a.type AS entity_type, a.name AS entity, b.type AS other_type, b.name AS other,
       count(*) AS items, max(ab.published_at) AS latest
FROM newswire.entity a
JOIN newswire.item_entity ab ON ab.entity_id = a.id
JOIN newswire.item_entity ba ON ba.item_id = ab.item_id AND ba.month = ab.month AND ba.entity_id <> ab.entity_id
JOIN newswire.entity b ON b.id = ba.entity_id
GROUP BY a.type, a.name, b.type, b.name;
COMMENT ON VIEW newswire.entity_cooccurrence IS
  'Every pair stands in both directions. WHERE entity = ''Kazakhstan'' ORDER BY items DESC LIMIT 20';

CREATE VIEW newswire.story_timeline AS
SELECT i.story_id, row_number() OVER w AS position, i.published_at,
       i.published_at - first_value(i.published_at) OVER w AS since_first,
       i.id AS item_id, i.revision, i.title, i.url, i.source_id, i.language, i.story_similarity AS similarity,
       i.syndicated, i.copy_of
FROM newswire.item i
WHERE i.story_id IS NOT NULL
WINDOW w AS (PARTITION BY i.story_id ORDER BY i.published_at, i.id);
COMMENT ON VIEW newswire.story_timeline IS 'WHERE story_id = ''…'' ORDER BY position';
