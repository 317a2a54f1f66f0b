-- Everything lives in the schema `newswire`, which the migration tool creates. Values that serve as keys arrive
-- bounded to 512 characters, times between the years 1 and 9999, and text without U+0000: the writer sees to it.

-- Full-text search -------------------------------------------------------------------------------------------

-- Folds case for search. A database created with the locale C folds ASCII alone, which would leave Cyrillic and
-- Greek searches case-sensitive; then the first collation at hand that folds them is taken.
DO $$
DECLARE
  candidate text;
  folded text;
BEGIN
  IF lower('Ж') = 'ж' THEN
    EXECUTE 'CREATE FUNCTION newswire.fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN words';
    RETURN;
  END IF;
  FOREACH candidate IN ARRAY ARRAY['pg_c_utf8', 'und-x-icu', 'C.utf8', 'en_US.utf8'] LOOP
    IF EXISTS (SELECT FROM pg_collation WHERE collname = candidate
               AND collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))) THEN
      EXECUTE format('SELECT lower(''Ж'' COLLATE %I)', candidate) INTO folded;
      IF folded = 'ж' THEN
        EXECUTE format('CREATE FUNCTION newswire.fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE '
                       'RETURN lower(words COLLATE %I)', candidate);
        RETURN;
      END IF;
    END IF;
  END LOOP;
  CREATE FUNCTION newswire.fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN lower(words);
END
$$;

-- The text search configuration of a BCP 47 language; 'simple' (no stemming) where PostgreSQL 14 has none.
CREATE FUNCTION newswire.search_config(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE split_part(lower(language), '-', 1)
  WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
  WHEN 'hy' THEN 'pg_catalog.armenian'::regconfig
  WHEN 'eu' THEN 'pg_catalog.basque'::regconfig
  WHEN 'ca' THEN 'pg_catalog.catalan'::regconfig
  WHEN 'da' THEN 'pg_catalog.danish'::regconfig
  WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
  WHEN 'en' THEN 'pg_catalog.english'::regconfig
  WHEN 'fi' THEN 'pg_catalog.finnish'::regconfig
  WHEN 'fr' THEN 'pg_catalog.french'::regconfig
  WHEN 'de' THEN 'pg_catalog.german'::regconfig
  WHEN 'el' THEN 'pg_catalog.greek'::regconfig
  WHEN 'hi' THEN 'pg_catalog.hindi'::regconfig
  WHEN 'hu' THEN 'pg_catalog.hungarian'::regconfig
  WHEN 'id' THEN 'pg_catalog.indonesian'::regconfig
  WHEN 'ga' THEN 'pg_catalog.irish'::regconfig
  WHEN 'it' THEN 'pg_catalog.italian'::regconfig
  WHEN 'lt' THEN 'pg_catalog.lithuanian'::regconfig
  WHEN 'ne' THEN 'pg_catalog.nepali'::regconfig
  WHEN 'no' THEN 'pg_catalog.norwegian'::regconfig
  WHEN 'nb' THEN 'pg_catalog.norwegian'::regconfig
  WHEN 'nn' THEN 'pg_catalog.norwegian'::regconfig
  WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
  WHEN 'ro' THEN 'pg_catalog.romanian'::regconfig
  WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
  WHEN 'sr' THEN 'pg_catalog.serbian'::regconfig
  WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
  WHEN 'sv' THEN 'pg_catalog.swedish'::regconfig
  WHEN 'ta' THEN 'pg_catalog.tamil'::regconfig
  WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
  WHEN 'yi' THEN 'pg_catalog.yiddish'::regconfig
  ELSE 'pg_catalog.simple'::regconfig
END;

-- Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces: every character of theirs becomes a
-- word, set apart by U+0001, which no text search parser takes for a letter.
CREATE FUNCTION newswire.search_words(language text, words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN split_part(lower(language), '-', 1) IN ('zh', 'yue', 'ja', 'th', 'lo', 'km', 'my')
  THEN regexp_replace(words, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])', E'\x01\\1\x01', 'g')
  ELSE words
END;

-- Only the first 100,000 characters of a text are indexed: a tsvector holds at most 1 MiB.
CREATE FUNCTION newswire.search_vector(language text, title text, summary text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN
  setweight(to_tsvector(newswire.search_config(language), newswire.fold(newswire.search_words(language, left(title, 10000)))), 'A')
  || setweight(to_tsvector(newswire.search_config(language), newswire.fold(newswire.search_words(language, left(coalesce(summary, ''), 10000)))), 'B')
  || setweight(to_tsvector(newswire.search_config(language), newswire.fold(newswire.search_words(language, left(body, 100000)))), 'D');

-- What a user typed, in the syntax of web search engines, read in one language.
CREATE FUNCTION newswire.search_query(language text, words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN websearch_to_tsquery(newswire.search_config(language), newswire.fold(newswire.search_words(language, words)));

-- The same, in every language at once: what the index is asked when the reader names no language.
CREATE FUNCTION newswire.search_query_any(words text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
  language text;
  one tsquery;
  seen tsquery[] := '{}';
  every tsquery := ''::tsquery;
BEGIN
  FOREACH language IN ARRAY ARRAY['und', 'zh', 'ar', 'hy', 'eu', 'ca', 'da', 'nl', 'en', 'fi', 'fr', 'de', 'el', 'hi',
      'hu', 'id', 'ga', 'it', 'lt', 'ne', 'no', 'pt', 'ro', 'ru', 'sr', 'es', 'sv', 'ta', 'tr', 'yi'] LOOP
    one := newswire.search_query(language, words);
    IF numnode(one) > 0 AND NOT one = ANY (seen) THEN
      seen := seen || one;
      every := every || one;
    END IF;
  END LOOP;
  RETURN every;
END
$$;

-- Items ------------------------------------------------------------------------------------------------------

CREATE TABLE newswire.source (
  id text PRIMARY KEY,
  name text,
  url text,
  kind text NOT NULL
);

CREATE TABLE newswire.story (
  id text PRIMARY KEY,
  first_item text NOT NULL
);
COMMENT ON COLUMN newswire.story.first_item IS 'No foreign key: the first item may be gone, or not be here yet.';

CREATE TABLE newswire.item (
  id text PRIMARY KEY,
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
  fetched_at timestamptz NOT NULL,
  ingested_at timestamptz NOT NULL,
  enriched_at timestamptz NOT NULL,
  models jsonb NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  search tsvector GENERATED ALWAYS AS (newswire.search_vector(language, title, summary, text)) STORED
);
COMMENT ON TABLE newswire.item IS 'The newest revision of every item.';
CREATE INDEX item_published ON newswire.item (published_at DESC);
CREATE INDEX item_source_published ON newswire.item (source_id, published_at DESC);
CREATE INDEX item_story_published ON newswire.item (story_id, published_at) WHERE story_id IS NOT NULL;
-- Hash indexes: addresses and names have no upper length, and a B-tree refuses what is longer than a third of a page.
CREATE INDEX item_url ON newswire.item USING hash (url);
CREATE INDEX item_search ON newswire.item USING gin (search);

CREATE TABLE newswire.item_revision (
  item_id text NOT NULL REFERENCES newswire.item ON DELETE CASCADE,
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
  record_offset bigint NOT NULL,
  PRIMARY KEY (item_id, revision)
);
COMMENT ON TABLE newswire.item_revision IS 'Every revision ever received, the newest included, and the record that carried it.';

-- What items are about ---------------------------------------------------------------------------------------

CREATE TABLE newswire.category (
  code text PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE newswire.item_category (
  item_id text NOT NULL REFERENCES newswire.item ON DELETE CASCADE,
  code text NOT NULL REFERENCES newswire.category,
  published_at timestamptz NOT NULL,
  score double precision NOT NULL,
  evidence text[] NOT NULL,
  PRIMARY KEY (item_id, code)
);
COMMENT ON COLUMN newswire.item_category.published_at IS 'Of the item; repeated so that one index answers "latest of a category".';
CREATE INDEX item_category_latest ON newswire.item_category (code, published_at DESC);

CREATE TABLE newswire.entity (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  name text NOT NULL
);
COMMENT ON COLUMN newswire.entity.id IS 'Derived from type and name: the same on every database.';
CREATE INDEX entity_name ON newswire.entity USING hash (name);

CREATE TABLE newswire.item_entity (
  item_id text NOT NULL REFERENCES newswire.item ON DELETE CASCADE,
  entity_id uuid NOT NULL REFERENCES newswire.entity,
  published_at timestamptz NOT NULL,
  knowledge_id text,
  country text,
  aliases text[] NOT NULL,
  roles text[] NOT NULL,
  salience double precision NOT NULL,
  tagger text NOT NULL,
  mentions integer NOT NULL,
  PRIMARY KEY (item_id, entity_id)
);
CREATE INDEX item_entity_latest ON newswire.item_entity (entity_id, published_at DESC);

CREATE TABLE newswire.mention (
  item_id text NOT NULL,
  entity_id uuid NOT NULL,
  ordinal integer NOT NULL,
  field text NOT NULL,
  field_index integer NOT NULL,
  start_offset integer NOT NULL,
  end_offset integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (item_id, entity_id, ordinal),
  FOREIGN KEY (item_id, entity_id) REFERENCES newswire.item_entity ON DELETE CASCADE
);
COMMENT ON TABLE newswire.mention IS 'Offsets count UTF-16 code units of the field, as on the topic.';

CREATE TABLE newswire.quotation (
  item_id text NOT NULL REFERENCES newswire.item ON DELETE CASCADE,
  ordinal integer NOT NULL,
  text text NOT NULL,
  kind text NOT NULL,
  speaker text,
  start_offset integer NOT NULL,
  end_offset integer NOT NULL,
  PRIMARY KEY (item_id, ordinal)
);
CREATE INDEX quotation_speaker ON newswire.quotation USING hash (speaker);

CREATE TABLE newswire.key_phrase (
  item_id text NOT NULL REFERENCES newswire.item ON DELETE CASCADE,
  ordinal integer NOT NULL,
  text text NOT NULL,
  score double precision NOT NULL,
  PRIMARY KEY (item_id, ordinal)
);

CREATE TABLE newswire.medium (
  item_id text NOT NULL REFERENCES newswire.item ON DELETE CASCADE,
  ordinal integer NOT NULL,
  url text NOT NULL,
  type text,
  caption text,
  credit text,
  PRIMARY KEY (item_id, ordinal)
);

-- Where the sink stands --------------------------------------------------------------------------------------

CREATE TABLE newswire.sink_offset (
  consumer_group text NOT NULL,
  topic text NOT NULL,
  partition integer NOT NULL,
  topic_id text NOT NULL,
  next_offset bigint,
  epoch bigint NOT NULL,
  owner text NOT NULL,
  generation integer NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  written_at timestamptz,
  PRIMARY KEY (consumer_group, topic, partition)
);
COMMENT ON TABLE newswire.sink_offset IS 'The truth about what was written: changed only together with the rows.';
COMMENT ON COLUMN newswire.sink_offset.next_offset IS 'First offset not yet written. Null before the first batch.';
COMMENT ON COLUMN newswire.sink_offset.epoch IS 'One more for each claim; a writer that holds an older one is refused.';
