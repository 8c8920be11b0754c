import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.concurrent.Worker;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * One JavaFX WebView for the tests of old browsers: {@code java -cp JAVAFX WebViewDriver.java PORT}, on a display. It takes
 * the commands that phantom.js takes. Run as a source file by itself, so that JavaFX is on nobody else's class path.
 */
final class WebViewDriver {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 700;

    private final WebView view = new WebView();
    private final StringBuilder errors = new StringBuilder();
    private final Stage stage = new Stage();
    private boolean isDown;

    private WebViewDriver() {
        stage.setScene(new Scene(view, WIDTH, HEIGHT));
        stage.show();
        view.getEngine().setOnError(event -> errors.append(event.getMessage()).append("; "));
    }

    public static void main(String[] args) throws Exception {
        CompletableFuture<WebViewDriver> driver = new CompletableFuture<>();
        Platform.startup(() -> driver.complete(new WebViewDriver()));
        WebViewDriver ready = driver.get(60, TimeUnit.SECONDS);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 8);
        server.createContext("/", exchange -> {
            String[] lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            byte[] answer = ready.answer(lines).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        System.out.println("listening");
    }

    private String answer(String[] lines) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                act(lines[0], Arrays.copyOfRange(lines, 1, lines.length), answer);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return "ok\n" + answer.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            return "error\n" + e;
        }
    }

    private void act(String name, String[] args, CompletableFuture<String> answer) {
        switch (name) {
            case "open" -> {
                view.getEngine().getLoadWorker().stateProperty().addListener((value, before, now) -> {
                    if (now == Worker.State.SUCCEEDED || now == Worker.State.FAILED) {
                        answer.complete(now == Worker.State.SUCCEEDED ? "success" : "failed");
                    }
                });
                view.getEngine().load(args[0]);
            }
            case "evaluate" -> answer.complete(String.valueOf(view.getEngine().executeScript(String.join("\n", args))));
            case "mouse" -> {
                mouse(args[0], Double.parseDouble(args[1]), Double.parseDouble(args[2]));
                answer.complete("");
            }
            case "type" -> {
                args[0].codePoints().forEach(this::type);
                answer.complete("");
            }
            case "screenshot" -> view.snapshot(shot -> {
                answer.complete(png(shot.getImage()));
                return null;
            }, null, null);
            case "errors" -> answer.complete(errors.toString());
            default -> throw new IllegalArgumentException(name);
        }
    }

    private void mouse(String what, double x, double y) {
        EventType<MouseEvent> type = what.equals("mousedown")
                ? MouseEvent.MOUSE_PRESSED
                : what.equals("mouseup") ? MouseEvent.MOUSE_RELEASED : isDown ? MouseEvent.MOUSE_DRAGGED : MouseEvent.MOUSE_MOVED;
        isDown = what.equals("mousedown") || (isDown && !what.equals("mouseup"));
        MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        view.fireEvent(new MouseEvent(
                type, x, y, stage.getX() + x, stage.getY() + y, button, 1, false, false, false, false, isDown, false, false,
                false, false, true, null));
    }

    private void type(int letter) {
        String text = Character.toString(letter);
        view.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UNDEFINED, false, false, false, false));
        view.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, text, text, KeyCode.UNDEFINED, false, false, false, false));
        view.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private static String png(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
