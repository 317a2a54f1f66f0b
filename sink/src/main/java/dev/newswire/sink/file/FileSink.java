package dev.newswire.sink.file;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.sink.Holdings;
import dev.newswire.sink.SinkKind;
import dev.newswire.sink.SinkWriter;
import java.util.List;

/** Items in files of a folder. */
public final class FileSink implements SinkKind {

    @Override
    public String name() {
        return "file";
    }

    @Override
    public ConfigKeys keys() {
        return FileConfig.KEYS;
    }

    @Override
    public List<SinkWriter> writers(Config config) {
        return List.of(new FolderWriter(FileConfig.from(config)));
    }

    @Override
    public List<Holdings> holdings(Config config) {
        return List.of(new FiledItems(FileConfig.from(config).folder()));
    }
}
