"""Reads every sample as the message of its name, copies it field by field, and writes the copy."""

import importlib
import pathlib
import sys

from google.protobuf import descriptor_pool, message_factory, unknown_fields
from google.protobuf.message import Message

HERE = pathlib.Path(__file__).parent


def copy(value, into):
    """Sets every field of a message one by one, as a program would that makes one."""
    unknown = unknown_fields.UnknownFieldSet(value)
    assert len(unknown) == 0, f"{type(value)} has fields that the .proto file does not know"
    for field, content in value.ListFields():
        if field.message_type and field.message_type.GetOptions().map_entry:
            is_message = field.message_type.fields_by_name["value"].message_type
            entries = getattr(into, field.name)
            for key in content:
                if is_message:
                    entries[key].SetInParent()
                    copy(content[key], entries[key])
                else:
                    entries[key] = content[key]
        elif field.is_repeated:
            items = getattr(into, field.name)
            for item in content:
                copy(item, items.add()) if isinstance(item, Message) else items.append(item)
        elif field.message_type:
            getattr(into, field.name).SetInParent()
            copy(content, getattr(into, field.name))
        else:
            setattr(into, field.name, content)


for module in sorted(HERE.rglob("*_pb2.py")):
    importlib.import_module(".".join(module.relative_to(HERE).with_suffix("").parts))

count, messages = 0, set()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.bin")):
    name = path.name.rsplit(".", 2)[0]
    kind = message_factory.GetMessageClass(descriptor_pool.Default().FindMessageTypeByName(name))
    read = kind.FromString(path.read_bytes())
    made = kind()
    copy(read, made)
    path.with_suffix(".back").write_bytes(made.SerializeToString(deterministic=True))
    count += 1
    messages.add(name)
print(f"Python: {count} values of {len(messages)} messages read and written")
