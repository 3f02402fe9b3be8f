using System.Runtime.InteropServices;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Running.Isolation;

/// <summary>One thing told between a runner and the process of a notebook: its kind, the number of the cell it is about, and its fields, read in the order they were written.</summary>
internal sealed record Frame(FrameKind Kind, int Cell, BinaryReader Fields);

/// <summary>The fields of frames beyond those that binary readers and writers know themselves.</summary>
internal static class FrameFields
{
    extension(BinaryWriter writer)
    {
        // As it is in memory: a pair of surrogates may be written in two halves, which UTF-8 could not carry.
        public void WriteText(string text)
        {
            writer.Write(text.Length);
            writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        public void WriteTexts(IReadOnlyList<string> texts)
        {
            writer.Write(texts.Count);
            foreach (var text in texts)
            {
                writer.WriteText(text);
            }
        }

        public void WriteBundle(MimeBundle bundle)
        {
            writer.Write(bundle.Entries.Count);
            foreach (var (mimeType, content) in bundle.Entries)
            {
                writer.WriteText(mimeType);
                writer.WriteText(MimeBundle.IsJson(mimeType) ? content.ToJsonString() : bundle.Text(mimeType) ?? "");
            }
        }

        public void WriteError(CellError error)
        {
            writer.WriteText(error.Name);
            writer.WriteText(error.Message);
            writer.WriteTexts(error.Traceback);
        }
    }

    extension(BinaryReader reader)
    {
        public string ReadText()
        {
            var length = reader.ReadInt32();
            return string.Create(
                length,
                reader,
                (characters, from) => from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(characters))
            );
        }

        public IReadOnlyList<string> ReadTexts()
        {
            var texts = new string[reader.ReadInt32()];
            for (var index = 0; index < texts.Length; index++)
            {
                texts[index] = reader.ReadText();
            }

            return texts;
        }

        public MimeBundle ReadBundle()
        {
            var representations = new KeyValuePair<string, string>[reader.ReadInt32()];
            for (var index = 0; index < representations.Length; index++)
            {
                var mimeType = reader.ReadText();
                representations[index] = KeyValuePair.Create(mimeType, reader.ReadText());
            }

            return new MimeBundle(representations);
        }

        public CellError ReadError()
        {
            var name = reader.ReadText();
            var message = reader.ReadText();
            return new CellError(name, message, reader.ReadTexts());
        }
    }
}
