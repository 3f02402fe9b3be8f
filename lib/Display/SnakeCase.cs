using System.Text;

namespace EcommerceNotebooks.Display;

/// <summary>Turns a property's PascalCase name into the column name made of the same words.</summary>
internal static class SnakeCase
{
    /// <summary><c>UserId</c> gives <c>user_id</c>, <c>ARPU</c> <c>arpu</c>, <c>HTMLPage</c> <c>html_page</c>; digits stay with the word before them.</summary>
    internal static string From(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool afterWord = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
            bool lastCapital = i > 0 && char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (char.IsUpper(c) && (afterWord || lastCapital))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
