namespace CSharpKernel.Display;

/// <summary>A password that a cell asked for: it is shown nowhere, whatever displays, prints or serialises this value.</summary>
public sealed class PasswordString
{
    private readonly string password;

    internal PasswordString(string password) => this.password = password;

    /// <summary>The password itself.</summary>
    public string GetClearTextPassword() => password;

    /// <summary>A text without the password.</summary>
    public override string ToString() => "(password)";
}
