package dev.newswire.enrich;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * How RocksDB keeps the stores. Most look-ups ask for what is not there: a band that no item had before, an item that is
 * new. A Bloom filter over what is not written to files yet answers them without a walk through it, as those of the files
 * do. Made by Kafka Streams, for each store.
 */
public final class StoreSettings implements RocksDBConfigSetter {
    /** Of the 16 MB that Kafka Streams gives to what is not written yet: 160 KB, some ten bits a key of a hundred bytes. */
    private static final double BLOOM_SHARE = 0.01;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        options.setMemtablePrefixBloomSizeRatio(BLOOM_SHARE);
        options.setMemtableWholeKeyFiltering(true);
    }

    @Override
    public void close(String store, Options options) {
        // Nothing was made that has to be closed.
    }
}
