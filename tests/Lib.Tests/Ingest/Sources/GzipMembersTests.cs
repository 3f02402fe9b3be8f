using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Sources;
using Tests.Support;

namespace Tests.Ingest.Sources;

/// <summary>A .gz is read as the system's gzip reads it: whatever that accepts comes out whole, whatever it refuses is refused.</summary>
[Trait("Speed", "Slow")]
public sealed class GzipMembersTests : IDisposable
{
    private const int AllFlags = 32;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [RequiresGzipFact]
    public void Unpack_EveryCombinationOfHeaderFlags_GivesWhatGzipGives()
    {
        var random = new Random(1);
        for (int flags = 0; flags < AllFlags; flags++)
        {
            foreach (int extra in new[] { 0, 1, 255, 256, 65_535 })
            {
                AssertAsGzip(Member(random, flags, extra, Text(random, 50)));
            }
        }
    }

    [RequiresGzipFact]
    public void Unpack_SeveralMembersEmptyOnesAndPadding_GivesWhatGzipGives()
    {
        var random = new Random(2);
        for (int round = 0; round < 300; round++)
        {
            var file = new List<byte>();
            for (int members = random.Next(1, 6); members > 0; members--)
            {
                byte[] text = random.Next(3) == 0 ? [] : Text(random, random.Next(1, 400));
                file.AddRange(Member(random, random.Next(AllFlags), random.Next(40), text));
            }

            int[] paddings = [0, 0, 1, 7, 8, 9, 511, 70_000];
            file.AddRange(new byte[paddings[random.Next(paddings.Length)]]);
            AssertAsGzip([.. file]);
        }
    }

    [RequiresGzipFact]
    public void Unpack_DamagedFiles_AreRefusedWhereGzipRefusesThem()
    {
        var random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 300; round++)
        {
            byte[] file =
            [
                .. Member(random, random.Next(AllFlags), random.Next(8), Text(random, 30)),
                .. Member(random, random.Next(AllFlags), random.Next(8), []),
                .. Member(random, random.Next(AllFlags), random.Next(8), Text(random, 30)),
            ];
            if (round % 2 == 0)
            {
                file = file[..random.Next(file.Length)];
            }
            else
            {
                file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            }

            refused += AssertAsGzip(file) ? 0 : 1;
        }

        Assert.InRange(refused, 150, 300);
    }

    [Fact]
    public void Unpack_GarbageBehindTheLastMember_NamesItsPlace()
    {
        byte[] member = Member(new Random(4), 0, 0, Text(new Random(4), 20));
        string path = Write([.. member, .. "garbage"u8]);
        string message = Assert.Throws<IngestException>(() => Unpack(path)).Message;
        Assert.Contains($"from byte {member.Length} on", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_OfEmptyMembersFirst_GivesTheTextBehindThem()
    {
        var random = new Random(5);
        byte[] text = Text(random, 2000);
        string path = Write([.. Member(random, 4, 0, []), .. Member(random, 0, 0, []), .. Member(random, 31, 3, text)]);
        Assert.Equal(text[..1000], new GzipMembers(path).Head(1000));
    }

    // True where gzip accepts the file.
    private bool AssertAsGzip(byte[] file)
    {
        string path = Write(file);
        (int exitCode, byte[] expected) = Gzip(path);
        if (exitCode == 0 && file.Length > 0)
        {
            Assert.Equal(expected, Unpack(path));
        }
        else if (exitCode == 1)
        {
            Assert.Throws<IngestException>(() => Unpack(path));
        }

        return exitCode == 0;
    }

    private static byte[] Unpack(string path)
    {
        using var unpacked = new MemoryStream();
        new GzipMembers(path).Unpack(unpacked.Write, _ => { });
        return unpacked.ToArray();
    }

    private static (int ExitCode, byte[] Bytes) Gzip(string path)
    {
        var start = new ProcessStartInfo(RequiresGzipFactAttribute.Gzip, ["-dc", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        errors.Wait();
        process.WaitForExit();
        return (process.ExitCode, output.ToArray());
    }

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(folder.Path, "in.csv.gz");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Text(Random random, int lines) =>
        Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Range(0, lines).Select(_ => $"{random.Next()},{random.NextInt64()}\n"))
        );

    // RFC 1952, section 2.3: header with optional parts, deflate data, checksum and length.
    private static byte[] Member(Random random, int flags, int extra, byte[] text)
    {
        using var member = new MemoryStream();
        byte[] time = new byte[4];
        random.NextBytes(time);
        member.Write([0x1F, 0x8B, 8, (byte)flags, .. time, 0, 3]);
        if ((flags & 4) != 0)
        {
            byte[] field = new byte[extra];
            random.NextBytes(field);
            member.Write([.. BitConverter.GetBytes((ushort)extra), .. field]);
        }

        if ((flags & 8) != 0)
        {
            member.Write("2021-Mar.csv\0"u8);
        }

        if ((flags & 16) != 0)
        {
            member.Write("a comment\0"u8);
        }

        if ((flags & 2) != 0)
        {
            member.Write(Crc32.Hash(member.ToArray()).AsSpan(0, 2));
        }

        CompressionLevel[] levels =
        [
            CompressionLevel.NoCompression,
            CompressionLevel.Fastest,
            CompressionLevel.SmallestSize,
        ];
        using (var deflate = new DeflateStream(member, levels[random.Next(3)], leaveOpen: true))
        {
            deflate.Write(text);
            if (text.Length == 0)
            {
                deflate.Flush();
            }
        }

        if (text.Length == 0)
        {
            // The framework writes nothing for nothing; these are the two shortest ways to say it.
            member.Write(random.Next(2) == 0 ? [3, 0] : [1, 0, 0, 0xFF, 0xFF]);
        }

        byte[] trailer = new byte[8];
        Crc32.Hash(text, trailer);
        BinaryPrimitives.WriteInt32LittleEndian(trailer.AsSpan(4), text.Length);
        member.Write(trailer);
        return member.ToArray();
    }
}
