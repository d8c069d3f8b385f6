/** No operation that we call streams events; one that did would fail here, by name, instead of silently. */
const unused = (): never => {
  throw new Error("Event streams are left out of the bundle");
};

export const eventStreamSerdeProvider = () => ({ serialize: unused, deserialize: unused });

export const resolveEventStreamSerdeConfig = <C>(config: C): C => config;

export class EventStreamSerde {
  serializeEventStream = unused;
  deserializeEventStream = unused;
}
