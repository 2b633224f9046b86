using System.Text;
using System.Text.Json;

namespace AiTrader.Runner.Json;

/// <summary>Reads JSON with comments and trailing commas, and keeps the place of each value.</summary>
internal ref struct JsonPlaceReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private long _counted;
    private int _line;

    private JsonPlaceReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, Options);
        _line = 1;
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="JsonException">The text is not JSON. The message has the place.</exception>
    public static JsonPlace Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new JsonPlaceReader(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
        reader._reader.Read();
        var root = reader.ReadValue("$");
        reader._reader.Read(); // Whatever follows the value is refused here.
        return root;
    }

    private JsonPlace ReadValue(string path)
    {
        var type = _reader.TokenType;
        return type == JsonTokenType.StartObject ? ReadObject(path)
            : type == JsonTokenType.StartArray ? ReadArray(path)
            : type == JsonTokenType.String ? new JsonPlace(path, Line(), JsonValueKind.String, Text())
            : type == JsonTokenType.Number
                ? new JsonPlace(path, Line(), JsonValueKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan))
            : type == JsonTokenType.True ? new JsonPlace(path, Line(), JsonValueKind.True, "")
            : type == JsonTokenType.False ? new JsonPlace(path, Line(), JsonValueKind.False, "")
            : new JsonPlace(path, Line(), JsonValueKind.Null, "");
    }

    private JsonPlace ReadObject(string path)
    {
        var properties = new List<(string, JsonPlace)>();
        int line = Line();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string name = Text();
            _reader.Read();
            properties.Add((name, ReadValue($"{path}.{name}")));
        }

        return new JsonPlace(path, line, JsonValueKind.Object, "") { Properties = properties };
    }

    private JsonPlace ReadArray(string path)
    {
        var items = new List<JsonPlace>();
        int line = Line();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue($"{path}[{items.Count}]"));
        }

        return new JsonPlace(path, line, JsonValueKind.Array, "") { Items = items };
    }

    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A string is not Unicode.", path: null, _line - 1, bytePositionInLine: null, half);
        }
    }

    private int Line()
    {
        _line += _utf8[(int)_counted..(int)_reader.TokenStartIndex].Count((byte)'\n');
        _counted = _reader.TokenStartIndex;
        return _line;
    }
}
