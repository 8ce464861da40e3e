import './now.css';
import './andon.js';
import './now.js';
