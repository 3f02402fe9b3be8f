namespace CSharpKernel.Sessions;

/// <summary>Asks the person in front of the notebook for a line of text.</summary>
public interface IInputSource
{
    /// <summary>
    /// Shows the prompt and waits, on the calling thread, for a line without its end (password: it is not shown while typed);
    /// throws <see cref="OperationCanceledException"/> when the token is cancelled first. Called from any thread.
    /// </summary>
    string Read(string prompt, bool password, CancellationToken cancellationToken);
}
