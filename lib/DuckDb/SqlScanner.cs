namespace EcommerceNotebooks.DuckDb;

/// <summary>Splits a command text into its statements and lists its parameters, skipping literals, quoted names and comments.</summary>
internal ref struct SqlScanner
{
    private readonly string sql;
    private readonly List<SqlStatementText> statements = [];
    private readonly HashSet<string> parameters = new(StringComparer.OrdinalIgnoreCase);
    private int position;
    private int line = 1;
    private int start = -1;
    private int startLine;
    private int startColumn;
    private int lineStart;
    private int positionalCount;

    private SqlScanner(string sql) => this.sql = sql;

    /// <summary>The statements with text in them, and the names of all parameters; <c>?</c> counts from 1 anew in each statement.</summary>
    internal static (IReadOnlyList<SqlStatementText> Statements, IReadOnlySet<string> Parameters) Scan(string sql)
    {
        var scanner = new SqlScanner(sql);
        scanner.Run();
        return (scanner.statements, scanner.parameters);
    }

    private void Run()
    {
        while (position < sql.Length)
        {
            var current = sql[position];
            if (current == ';')
            {
                EndStatement();
                position++;
            }
            else if (char.IsWhiteSpace(current))
            {
                Advance(1);
            }
            else if (At("--"))
            {
                AdvanceTo(sql.IndexOf('\n', position));
            }
            else if (At("/*"))
            {
                SkipBlockComment();
            }
            else
            {
                BeginStatement();
                ReadToken(current);
            }
        }

        EndStatement();
    }

    private void ReadToken(char current)
    {
        if (current is '\'' or '"')
        {
            SkipQuoted(current, escapes: current == '\'' && FollowsEscapeMark());
        }
        else if (current == '$')
        {
            ReadDollar();
        }
        else if (current == '?')
        {
            position++;
            var digits = TakeWhile(char.IsAsciiDigit);
            AddParameter(digits.Length > 0 ? digits : NextPositional());
        }
        else if (IsNamePart(current))
        {
            TakeWhile(static part => IsNamePart(part) || part == '$');
        }
        else
        {
            Advance(1);
        }
    }

    private void ReadDollar()
    {
        var begin = position;
        position++;
        var name = TakeWhile(IsNamePart);
        var isTag = position < sql.Length && sql[position] == '$' && (name.Length == 0 || !char.IsAsciiDigit(name[0]));
        if (!isTag)
        {
            AddParameter(name);
            return;
        }

        position++;
        var tag = sql[begin..position];
        var end = sql.IndexOf(tag, position, StringComparison.Ordinal);
        AdvanceTo(end < 0 ? end : end + tag.Length);
    }

    private void SkipQuoted(char quote, bool escapes)
    {
        Advance(1);
        while (position < sql.Length)
        {
            if (escapes && sql[position] == '\\' && position + 1 < sql.Length)
            {
                Advance(2);
                continue;
            }

            var closes = sql[position] == quote;
            Advance(1);
            if (!closes)
            {
                continue;
            }

            if (position >= sql.Length || sql[position] != quote)
            {
                return;
            }

            Advance(1);
        }
    }

    private void SkipBlockComment()
    {
        var depth = 0;
        do
        {
            if (At("/*"))
            {
                depth++;
                position += 2;
            }
            else if (At("*/"))
            {
                depth--;
                position += 2;
            }
            else
            {
                Advance(1);
            }
        } while (depth > 0 && position < sql.Length);
    }

    private readonly bool FollowsEscapeMark() =>
        position > 0 && sql[position - 1] is 'e' or 'E' && (position == 1 || !IsNamePart(sql[position - 2]));

    private readonly bool At(string mark) => string.CompareOrdinal(sql, position, mark, 0, mark.Length) == 0;

    private static bool IsNamePart(char part) => char.IsLetterOrDigit(part) || part == '_' || part > 127;

    private string TakeWhile(Func<char, bool> belongs)
    {
        var begin = position;
        while (position < sql.Length && belongs(sql[position]))
        {
            position++;
        }

        return sql[begin..position];
    }

    private string NextPositional() => (++positionalCount).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void AddParameter(string name)
    {
        if (name.Length > 0)
        {
            parameters.Add(name);
        }
    }

    private void Advance(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (sql[position++] == '\n')
            {
                line++;
                lineStart = position;
            }
        }
    }

    private void AdvanceTo(int end) => Advance((end < 0 ? sql.Length : end) - position);

    private void BeginStatement()
    {
        if (start < 0)
        {
            start = position;
            startLine = line;
            startColumn = position - lineStart + 1;
        }
    }

    private void EndStatement()
    {
        if (start >= 0)
        {
            statements.Add(new(sql[start..position].TrimEnd(), startLine, startColumn));
            start = -1;
            positionalCount = 0;
        }
    }
}
