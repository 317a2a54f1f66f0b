// A stranger's view of a Newswire cluster: kafkajs for the records, Confluent's registry client for their schemas.
// Nothing here comes from Newswire's own code; what it can read, any client in any language can.
import { randomUUID } from 'node:crypto';
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import avsc from 'avsc';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

/** Epoch milliseconds as ISO-8601 in UTC, without a fraction of zero: how `--output json` writes times. */
class IsoTimestamp extends avsc.types.LogicalType {
  _fromValue(millis) {
    return new Date(millis).toISOString().replace('.000Z', 'Z');
  }

  _toValue(text) {
    return Date.parse(text);
  }
}

const AVRO = { logicalTypes: { 'timestamp-millis': IsoTimestamp } };

export class Cluster {
  #kafka;
  #serializer;
  #deserializer;

  /** @param bootstrap `host:port,…` of the brokers; @param registry address of the schema registry */
  constructor(bootstrap, registry) {
    const schemas = new SchemaRegistryClient({ baseURLs: [registry] });
    this.#kafka = new Kafka({ clientId: 'newswire-interop', brokers: bootstrap.split(','), logLevel: logLevel.WARN });
    this.#serializer = new AvroSerializer(schemas, SerdeType.VALUE, {
      autoRegisterSchemas: false,
      useLatestVersion: true,
      ...AVRO,
    });
    this.#deserializer = new AvroDeserializer(schemas, SerdeType.VALUE, AVRO);
  }

  /**
   * Reads a topic from its beginning, committed records only, until `enough` says so of the records read so far and
   * none has come for `quietMs`. (An end cannot be computed: transaction markers take offsets that nobody sees.)
   * @returns {Promise<{key: string, value: object}[]>} what was read; rejects after `timeoutMs` with a count
   */
  async read(topic, enough, { quietMs = 0, timeoutMs = 60_000 } = {}) {
    const consumer = this.#kafka.consumer({ groupId: `newswire-interop-${randomUUID()}`, readUncommitted: false });
    const records = [];
    await consumer.connect();
    try {
      await consumer.subscribe({ topic, fromBeginning: true });
      await new Promise((resolve, reject) => {
        let quiet;
        const timer = setTimeout(
          () => settle(reject, new Error(`${topic}: ${records.length} records in ${timeoutMs} ms were not enough`)),
          timeoutMs,
        );
        const settle = (action, argument) => {
          clearTimeout(timer);
          clearTimeout(quiet);
          action(argument);
        };
        const eachMessage = async ({ message }) => {
          clearTimeout(quiet);
          try {
            const value = await this.#deserializer.deserialize(topic, message.value);
            records.push({ key: message.key.toString('utf8'), value: JSON.parse(JSON.stringify(value)) });
          } catch (cause) {
            settle(reject, new Error(`${topic}@${message.offset} cannot be read: ${cause.message}`, { cause }));
            return;
          }
          if (enough(records)) quiet = setTimeout(() => settle(resolve), quietMs);
        };
        consumer.on(consumer.events.CRASH, ({ payload }) => settle(reject, payload.error));
        consumer.run({ eachMessage }).catch((cause) => settle(reject, cause));
      });
    } finally {
      await consumer.disconnect();
    }
    return records;
  }

  /** Writes one record with the schema that the registry holds; registers nothing. */
  async write(topic, key, value) {
    const producer = this.#kafka.producer({
      idempotent: true,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    try {
      const bytes = await this.#serializer.serialize(topic, value);
      await producer.send({ topic, acks: -1, messages: [{ key, value: bytes }] });
    } finally {
      await producer.disconnect();
    }
  }
}
